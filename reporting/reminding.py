"""Reminding of what is owed: the workspace knows whom, the region knows when, and each step is taken once."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from accounts.services import queue_mail, write_letter
from core.clock import today
from plans.queries import current_plan
from regional import inbox
from regional.contracts import DueReminder
from reporting.queries import municipalities_here
from tenants.context import current_workspace
from tenants.models import Membership, Role

CHAIN = ("coordinator", "deputy", "registry")
KIND = "report.reminder"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to write to; what they are, not who."""

    what: str
    email: str
    language: str


def remind() -> int:
    """Give each reminder that is due in this workspace, and return how many were given.

    The step is written down and its letters are queued in one transaction: killed in between, neither has happened; run
    again, or by two workers at once, each step is taken once.
    """
    day = today()
    due = [each for code in municipalities_here(day) for each in inbox.reminders_due(code, on=day)]
    return sum(_give(each) for each in due)


@transaction.atomic
def _give(due: DueReminder) -> bool:
    chosen = addressees(due.reach)
    recipients = sorted({each.what for each in chosen}, key=CHAIN.index)
    if not inbox.note_reminder(due, recipients=recipients):
        return False
    for each in chosen:
        _write(due, each)
    return True


def addressees(reach: str) -> list[Addressee]:
    """Return everybody in the chain as far as it reaches; where there is nobody, the first beyond who can be written to."""
    known = [list(link) for link in (_coordinators(), _deputy(), _registry())]
    limit = CHAIN.index(reach) + 1
    reached = [each for link in known[:limit] for each in link]
    beyond = next((link for link in known[limit:] if link), [])
    found = reached or beyond
    once = {each.email.casefold(): each for each in reversed(found)}
    return [each for each in found if once[each.email.casefold()] is each]


def _coordinators() -> Iterator[Addressee]:
    held = Membership.objects.valid().filter(
        workspace=current_workspace(), role=Role.COORDINATOR, user__is_active=True
    )
    for membership in held.select_related("user").order_by("pk"):
        yield Addressee("coordinator", membership.user.email, membership.user.language)


def _deputy() -> Iterator[Addressee]:
    plan = current_plan(today())
    if plan is not None and plan.deputy_email:
        yield Addressee("deputy", plan.deputy_email, plan.language)


def _registry() -> Iterator[Addressee]:
    plan = current_plan(today())
    body = plan.coordinating_body if plan is not None else None
    if plan is not None and body is not None and body.contact_email:
        yield Addressee("registry", body.contact_email, plan.language)


def _write(due: DueReminder, to: Addressee) -> None:
    workspace = current_workspace()
    with override(to.language):
        path = reverse("reporting:list", urlconf=settings.WORKSPACE_URLCONF)
    context = {
        "workspace": workspace,
        "due": due,
        "days": (due.due_on - today()).days,
        "address": workspace.address + path,
    }
    letter = write_letter("reporting/mail/reminder.txt", context, language=to.language)
    queue_mail(letter, to=to.email, kind=KIND)
