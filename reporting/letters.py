"""E-mails about reports. They leave when, and only when, what they tell of is committed."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from accounts.services import queue_mail, write_letter
from regional.contracts import Receipt
from reporting.models import Submission
from tenants.context import current_workspace
from tenants.models import Membership, Role


def tell_coordinators(sent: Submission, receipt: Receipt) -> None:
    """Send the receipt to each coordinator of the workspace, in their own language."""
    workspace = current_workspace()
    coordinators = (
        Membership.objects.valid()
        .filter(workspace=workspace, role=Role.COORDINATOR, user__is_active=True)
        .select_related("user")
        .order_by("pk")
    )
    for membership in coordinators:
        language = membership.user.language
        context = {
            "workspace": workspace,
            "report": sent.report,
            "receipt": receipt,
            "sender": sent.sent_by_name,
            "address": workspace.address + _path(sent, language),
        }
        letter = write_letter("reporting/mail/sent.txt", context, language=language)
        queue_mail(letter, to=membership.user.email, kind="report.sent")


def _path(sent: Submission, language: str) -> str:
    with override(language):
        return reverse("reporting:receipt", args=[sent.pk], urlconf=settings.WORKSPACE_URLCONF)
