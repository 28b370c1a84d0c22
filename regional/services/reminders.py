"""Reminding by hand, beside what the clock does."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit.services import record
from core.clock import today
from core.permissions import require
from regional.calling import call_workspaces
from regional.models import Obligation, Reminder
from regional.permissions import can_decide
from regional.queries.desk import codes_in_charge
from regional.queries.duties import locked_standing
from regional.round_errors import NobodyToRemind, NothingToRelieve, ReminderWaits
from tenants.models import Officer
from tenants.queries import codes_with_workspace


@transaction.atomic
def remind(obligation: Obligation, *, by: Officer, note: str = "") -> Reminder:
    """Have a municipality reminded now; its workspace knows of whom, and writes down to whom it went.

    Raises PermissionDenied, NothingToRelieve, NobodyToRemind, ReminderWaits.
    """
    require(can_decide, by)
    code = obligation.municipality_id
    if code not in codes_in_charge(by.authority_id, on=today()):
        raise PermissionDenied
    standing = locked_standing(obligation.pk)
    if standing.received or not standing.expected:
        raise NothingToRelieve
    if code not in codes_with_workspace([code], on=today()):
        raise NobodyToRemind
    if Reminder.objects.filter(obligation=obligation, given_at=None).exists():
        raise ReminderWaits
    row = Reminder.objects.create(
        obligation=obligation,
        due_on=standing.due_on,
        note=note.strip(),
        asked_by_name=str(by.user)[:120],
    )
    record("obligation.reminded", obligation, by=by.user)
    call_workspaces([code])
    return row
