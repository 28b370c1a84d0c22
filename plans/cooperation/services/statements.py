"""Asking for statements, reminding of them once, taking them in and answering them."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from core.clock import today
from core.errors import Refusal
from plans.cooperation.services import letters
from plans.editing import add, change, remove
from plans.models import GroupMember, Plan, StatementRequest

# How long before its last day a statement is reminded of.
REMINDED_BEFORE = timedelta(days=7)


class CannotBeSent(Refusal):
    """A request for a statement was sent already, or has no address."""

    code = "cannot_be_sent"


class Received(Refusal):
    """A statement that has come stays."""

    code = "statement_received"


def addressed(said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of a request with the name and the address of its member, where it gives no others."""
    member: GroupMember | None = said.get("member")
    if member is None:
        return said
    return said | {
        "addressee": said.get("addressee") or member.organisation,
        "email": said.get("email") or member.email,
    }


def ask_for_statement(plan: Plan, *, by: User, **said: Any) -> StatementRequest:
    """Write a request for a statement; it is sent on its own. A member's name and address are theirs unless others are said.

    Raises ValidationError.
    """
    _check_member(plan, said)
    return add(StatementRequest(plan=plan, **addressed(said)), by=by)


def change_request(
    asked: StatementRequest, *, version: int, by: User, **said: Any
) -> StatementRequest:
    """Change a request. A new last day is reminded of again.

    Raises StaleEdit, Gone, ValidationError.
    """
    _check_member(asked.plan, said)
    if said.get("due_on", asked.due_on) != asked.due_on:
        said["reminded_on"] = None
    return change(asked, version=version, by=by, **said)


@transaction.atomic
def send_request(asked: StatementRequest, *, version: int, by: User) -> StatementRequest:
    """Send a request by e-mail, once.

    Raises CannotBeSent, StaleEdit, Gone.
    """
    if asked.sent_on is not None:
        raise CannotBeSent(_("The request has been sent already. It is not sent twice."))
    if not asked.email:
        raise CannotBeSent(_("Give an e-mail address first."))
    sent = change(asked, version=version, by=by, sent_on=today())
    letters.send_request(sent, by=by)
    return sent


def receive_statement(
    asked: StatementRequest, *, version: int, by: User, **said: Any
) -> StatementRequest:
    """Record a statement that came: the day, and its text or address.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(asked, version=version, by=by, **said)


def answer_statement(
    asked: StatementRequest, *, version: int, by: User, handling: str, reason: str
) -> StatementRequest:
    """Say what became of a statement, and why.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(asked, version=version, by=by, handling=handling, reason=reason)


def remove_request(asked: StatementRequest, *, version: int, by: User) -> None:
    """Remove a request to which no statement has come.

    Raises Received, StaleEdit, Gone.
    """
    if asked.received_on is not None:
        raise Received(_("The statement has come, so the request stays."))
    remove(asked, version=version, by=by)


@transaction.atomic
def remind(on: date) -> int:
    """Remind of the statements whose last day is near or over, each once for its day; return how many.

    The rows are locked, and another worker skips them: two of them send one letter.
    """
    waiting = StatementRequest.objects.select_for_update(of=("self",), skip_locked=True).filter(
        sent_on__lt=on, received_on=None, reminded_on=None, due_on__lte=on + REMINDED_BEFORE
    )
    asked = list(waiting.exclude(email="").select_related("plan").order_by("pk"))
    for each in asked:
        each.reminded_on = on
        each.save(update_fields=["reminded_on"])
        record("statementrequest.reminded", each)
        letters.send_reminder(each)
    return len(asked)


def _check_member(plan: Plan, said: dict[str, Any]) -> None:
    member = said.get("member")
    if member is not None and member.plan_id != plan.pk:
        raise ValidationError({"member": _("Choose a member of this plan's group.")})
