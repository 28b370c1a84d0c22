"""More time and exemptions: decided by the authority with a reason, as asked or on its own initiative."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit.services import record
from core.clock import now, today
from core.days import next_working_day
from core.permissions import require
from regional.calling import call_workspaces
from regional.models import (
    Change,
    Obligation,
    ObligationEvent,
    Outcome,
    Relief,
    ReliefRequest,
)
from regional.permissions import can_decide
from regional.queries.desk import codes_in_charge
from regional.queries.duties import locked_standing
from regional.round_errors import (
    DayTooSoon,
    NotExempt,
    NothingToRelieve,
    ReasonMissing,
    RequestSettled,
)
from regional.standing import Standing
from tenants.models import Officer


@transaction.atomic
def extend(obligation: Obligation, *, due_on: date, reason: str, by: Officer) -> ObligationEvent:
    """Give a municipality more time; a day that is no working day moves to the next one that is.

    What was counted on earlier days stays as it was. A waiting request for more time is granted with it.
    Raises PermissionDenied, ReasonMissing, NothingToRelieve, DayTooSoon.
    """
    standing = _in_charge(obligation, reason, by)
    event = _extended(standing, next_working_day(due_on), reason, by)
    return _done(obligation, event, by, settles=Relief.EXTENSION)


@transaction.atomic
def exempt(obligation: Obligation, *, reason: str, by: Officer) -> ObligationEvent:
    """Let a municipality off a report. It is listed apart, and counts in no rate from today on.

    Raises PermissionDenied, ReasonMissing, NothingToRelieve.
    """
    standing = _in_charge(obligation, reason, by)
    _refuse_unawaited(standing)
    event = _event(standing, Change.EXEMPTION, reason, by)
    return _done(obligation, event, by, settles=Relief.EXEMPTION)


@transaction.atomic
def restore_duty(obligation: Obligation, *, reason: str, by: Officer) -> ObligationEvent:
    """End an exemption: the report is awaited again, by its due day.

    Raises PermissionDenied, ReasonMissing, NotExempt.
    """
    standing = _in_charge(obligation, reason, by)
    if standing.exempt is None or standing.superseded:
        raise NotExempt
    return _done(obligation, _event(standing, Change.DUTY_RESTORED, reason, by), by)


@transaction.atomic
def decide(
    request: ReliefRequest, *, grant: bool, reason: str, by: Officer, due_on: date | None = None
) -> ReliefRequest:
    """Grant or refuse what a municipality asked for, once; more time until the day that it asked for, or another.

    Raises PermissionDenied, ReasonMissing, RequestSettled, NothingToRelieve, DayTooSoon.
    """
    standing = _in_charge(request.obligation, reason, by)
    current = ReliefRequest.objects.get(pk=request.pk)
    if not current.is_waiting:
        raise RequestSettled(current.get_outcome_display())
    event = None
    if grant and current.kind == Relief.EXTENSION:
        until = due_on or current.due_on or standing.due_on
        event = _extended(standing, next_working_day(until), reason, by)
    elif grant:
        _refuse_unawaited(standing)
        event = _event(standing, Change.EXEMPTION, reason, by)
    _settle(current, Outcome.GRANTED if grant else Outcome.REFUSED, reason, by, event)
    call_workspaces([standing.owed.municipality])
    return current


def _in_charge(obligation: Obligation, reason: str, by: Officer) -> Standing:
    """Take the obligation for oneself until the end, if one may decide on it, and return where it stands."""
    require(can_decide, by)
    if obligation.municipality_id not in codes_in_charge(by.authority_id, on=today()):
        raise PermissionDenied
    if not reason.strip():
        raise ReasonMissing
    return locked_standing(obligation.pk)


def _refuse_unawaited(standing: Standing) -> None:
    if standing.received or not standing.expected:
        raise NothingToRelieve


def _extended(standing: Standing, due_on: date, reason: str, by: Officer) -> ObligationEvent:
    _refuse_unawaited(standing)
    if due_on <= (latest := max(standing.due_on, today())):
        raise DayTooSoon(latest)
    return _event(standing, Change.EXTENSION, reason, by, due_on=due_on)


def _event(
    standing: Standing, kind: Change, reason: str, by: Officer, *, due_on: date | None = None
) -> ObligationEvent:
    return ObligationEvent.objects.create(
        obligation_id=standing.owed.id,
        kind=kind,
        on=today(),
        recorded_at=now(),
        due_on=due_on,
        reason=reason.strip()[:500],
        by_id=by.user_id,
        by_name=str(by.user)[:120],
        detail={"authority": by.authority_id},
    )


def _done(
    obligation: Obligation, event: ObligationEvent, by: Officer, *, settles: Relief | None = None
) -> ObligationEvent:
    waiting = ReliefRequest.objects.filter(obligation=obligation, outcome="")
    for request in waiting.filter(kind=settles) if settles else ():
        _settle(request, Outcome.GRANTED, event.reason, by, event)
    record(f"obligation.{event.kind}", obligation, by=by.user, reason=event.reason)
    call_workspaces([obligation.municipality_id])
    return event


def _settle(
    request: ReliefRequest,
    outcome: Outcome,
    reason: str,
    by: Officer,
    event: ObligationEvent | None,
) -> None:
    request.outcome, request.settled_at, request.answer = outcome, now(), reason.strip()
    request.settled_by_name, request.event = str(by.user)[:120], event
    request.save(update_fields=["outcome", "settled_at", "answer", "settled_by_name", "event"])
    record(f"request.{outcome}", request, by=by.user, reason=reason.strip())
