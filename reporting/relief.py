"""Asking the authority for more time, or to be let off a report."""

from datetime import date

from django.db import transaction

from accounts.models import User
from audit.services import record
from core.clock import today
from core.permissions import require
from regional import inbox
from regional.contracts import DutyChange, ObligationView, ReliefView
from reporting.errors import NothingAwaited
from reporting.permissions import can_send
from reporting.queries import municipality_here, owed
from tenants.models import Membership


@transaction.atomic
def ask(*, due_on: date | None, reason: str, member: Membership) -> str:
    """Ask for more time until a day, or without a day for exemption, of the report that is owed; return the request's id.

    Raises PermissionDenied, NothingAwaited, and the region's refusals.
    """
    require(can_send, member)
    due = owed(today())
    if due is None:
        raise NothingAwaited(due)
    person: User = member.user
    key = inbox.ask_relief(
        due.id, due_on=due_on, reason=reason, person_id=person.pk, person_name=str(person)
    )
    record("relief.asked", by=person, request=key, until=due_on and due_on.isoformat())
    return key


@transaction.atomic
def take_back(key: str, *, member: Membership) -> None:
    """Take a request back before it is decided on.

    Raises PermissionDenied, LookupError where it is not this workspace's, and the region's refusals.
    """
    require(can_send, member)
    if key not in {each.id for each in reliefs()}:
        raise LookupError(key)
    inbox.take_back_relief(key, person_name=str(member.user))
    record("relief.taken_back", by=member.user, request=key)


def reliefs() -> list[ReliefView]:
    """Return what was asked for, the newest first."""
    code = municipality_here(today())
    return inbox.reliefs_of(code) if code else []


def changes() -> list[DutyChange]:
    """Return what the authority changed in what is owed, the newest first."""
    code = municipality_here(today())
    return inbox.changes_of(code) if code else []


def can_be_asked(due: ObligationView | None, asked: list[ReliefView]) -> bool:
    """Whether more time can be asked for the report that is owed now."""
    return due is not None and due.is_awaited and not any(each.is_waiting for each in asked)
