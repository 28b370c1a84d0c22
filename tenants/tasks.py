"""What the worker does for workspaces and at the front door, by the clock. Every task may run twice."""

from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.utils import timezone

from accounts.models import Handover, Invitation, Mail, Session
from core.tasks import task
from tenants.context import inside
from tenants.models import Workspace
from tenants.provisioning.schema import refill_spares

KEPT = {"session": timedelta(0), "mail": timedelta(days=30), "invitation": timedelta(days=180)}


@task("tenants.by_the_clock", door="front")
def by_the_clock(when: str) -> None:
    """Publish every task that the settings name for `when` ("often", "hourly", "nightly", "mornings")."""
    for name in settings.BY_THE_CLOCK[when]:
        current_app.tasks[name].delay()
    if names := settings.IN_EACH_WORKSPACE.get(when):
        for workspace in Workspace.objects.filter(closed_at=None).order_by("pk"):
            with inside(workspace):
                for name in names:
                    current_app.tasks[name].delay()


@task("tenants.keep_spares", door="admin")
def keep_spares() -> None:
    """Have a few schemas ready, so that opening a workspace is quick."""
    refill_spares()


@task("tenants.forget_what_has_ended", door="front")
def forget_what_has_ended() -> None:
    """Remove sessions and codes that have run out, and mails and invitations that have long been settled."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    Handover.objects.filter(expires_at__lt=now - timedelta(days=1)).delete()
    Mail.objects.filter(sent_at__lt=now - KEPT["mail"]).delete()
    Mail.objects.filter(written_at__lt=now - KEPT["invitation"]).delete()
    Invitation.objects.filter(expires_at__lt=now - KEPT["invitation"]).delete()
