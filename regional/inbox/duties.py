"""What a municipality asks of what it owes, and what it is to be reminded of."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from core.clock import now, today
from core.days import next_working_day
from regional.contracts import DueReminder, DutyChange, ReliefView
from regional.inbox.answers import names_of
from regional.models import (
    Change,
    Obligation,
    ObligationEvent,
    Outcome,
    Relief,
    ReliefRequest,
    Reminder,
)
from regional.queries.duties import locked_standing, step_of, steps_by_rule_set
from regional.queries.ledger import standings
from regional.round_errors import (
    DayTooSoon,
    NothingToRelieve,
    ReasonMissing,
    RequestSettled,
    RequestWaits,
)
from regional.standing import Standing
from register.models import Authority
from register.queries import competence_of

TOLD = (Change.EXTENSION, Change.EXEMPTION, Change.DUTY_RESTORED, Change.ROUND)


@transaction.atomic
def ask_relief(
    obligation: str,
    *,
    due_on: date | None,
    reason: str,
    person_id: int | None,
    person_name: str,
) -> str:
    """Ask for more time until a day, or without a day for exemption; return the request's id.

    Raises ReasonMissing, RequestWaits, NothingToRelieve, DayTooSoon.
    """
    if not reason.strip():
        raise ReasonMissing
    standing = locked_standing(UUID(obligation))
    if standing.received or not standing.expected:
        raise NothingToRelieve
    latest = max(standing.due_on, today())
    if due_on is not None and (due_on := next_working_day(due_on)) <= latest:
        raise DayTooSoon(latest)
    if ReliefRequest.objects.filter(obligation=standing.owed.id, outcome="").exists():
        raise RequestWaits
    row = ReliefRequest.objects.create(
        obligation_id=standing.owed.id,
        kind=Relief.EXTENSION if due_on else Relief.EXEMPTION,
        due_on=due_on,
        reason=reason.strip(),
        asked_by_id=person_id,
        asked_by_name=person_name[:120],
    )
    return str(row.pk)


@transaction.atomic
def take_back_relief(request: str, *, person_name: str) -> None:
    """Take a request back before it is decided on.

    Raises RequestSettled.
    """
    row = ReliefRequest.objects.select_related("obligation").get(pk=UUID(request))
    locked_standing(row.obligation_id)
    row.refresh_from_db()
    if not row.is_waiting:
        raise RequestSettled(row.get_outcome_display())
    row.outcome, row.settled_at, row.settled_by_name = Outcome.TAKEN_BACK, now(), person_name[:120]
    row.save(update_fields=["outcome", "settled_at", "settled_by_name"])


def reliefs_of(municipality: str) -> list[ReliefView]:
    """Return what was asked for a municipality, the newest first, with what was decided."""
    rows = ReliefRequest.objects.filter(obligation__municipality=municipality)
    return [_relief(row) for row in rows.select_related("obligation", "event")]


def changes_of(municipality: str) -> list[DutyChange]:
    """Return what the authority changed in what the municipality owes, the newest first."""
    events = ObligationEvent.objects.filter(obligation__municipality=municipality, kind__in=TOLD)
    rows = list(events.select_related("obligation").order_by("-recorded_at", "-pk"))
    authorities = Authority.objects.in_bulk(
        {key for row in rows if (key := row.detail.get("authority"))}
    )
    return [
        DutyChange(
            id=str(row.pk),
            kind=row.kind,
            covers_from=row.obligation.covers_from,
            covers_to=row.obligation.covers_to,
            due_on=row.due_on,
            recorded_at=row.recorded_at,
            reason=row.reason,
            by=row.by_name,
            authority_names=names_of(authority)
            if (authority := authorities.get(row.detail.get("authority", "")))
            else None,
        )
        for row in rows
    ]


def reminders_due(municipality: str, *, on: date) -> list[DueReminder]:
    """Return what the municipality is to be reminded of now: the latest step that has come and was not taken, once each.

    After an outage the steps that were missed are passed over. What an officer asked for by hand comes beside it.
    """
    competence = competence_of(municipality, on=on)
    if competence is None:
        return []
    found = standings(Obligation.objects.filter(municipality=municipality), on=on)
    given = Reminder.objects.filter(obligation__any=[one.owed.id for one in found])
    rows: dict[UUID, list[Reminder]] = {one.owed.id: [] for one in found}
    for row in given:
        rows[row.obligation_id].append(row)
    steps = steps_by_rule_set()
    due: list[DueReminder] = []
    for one in found:
        step, known = step_of(one, steps[one.owed.rule_set]), rows[one.owed.id]
        if step is not None and not any(
            row.day is not None and row.day >= step.day for row in known
        ):
            due.append(_due(one, competence.authority, step.day, step.reach))
        due += [
            _due(one, competence.authority, None, "deputy", row)
            for row in known
            if row.given_at is None
        ]
    return due


@transaction.atomic
def note_reminder(due: DueReminder, *, recipients: Sequence[str]) -> bool:
    """Write down that a reminder is given, and tell whether nobody had done so; who is told so sends it."""
    if due.id is not None:
        waiting = Reminder.objects.filter(pk=UUID(due.id), given_at=None)
        return bool(waiting.update(given_at=now(), recipients=list(recipients)))
    try:
        with transaction.atomic():
            Reminder.objects.create(
                obligation_id=due.obligation,
                day=due.day,
                due_on=due.due_on,
                given_at=now(),
                recipients=list(recipients),
            )
    except IntegrityError:
        return False  # another worker is at it
    return True


def _due(
    one: Standing, authority: Authority, day: int | None, reach: str, row: Reminder | None = None
) -> DueReminder:
    return DueReminder(
        id=str(row.pk) if row else None,
        obligation=str(one.owed.id),
        municipality=one.owed.municipality,
        day=day,
        due_on=one.due_on,
        covers_from=one.owed.covers_from,
        covers_to=one.owed.covers_to,
        reach=reach,
        authority_names=names_of(authority),
        note=row.note if row else "",
        asked_by=row.asked_by_name if row else "",
    )


def _relief(row: ReliefRequest) -> ReliefView:
    return ReliefView(
        id=str(row.pk),
        obligation=str(row.obligation_id),
        municipality=row.obligation.municipality_id,
        covers_from=row.obligation.covers_from,
        covers_to=row.obligation.covers_to,
        kind=row.kind,
        due_on=row.due_on,
        reason=row.reason,
        asked_at=row.asked_at,
        asked_by=row.asked_by_name,
        outcome=row.outcome,
        settled_at=row.settled_at,
        settled_by=row.settled_by_name,
        answer=row.answer,
        granted_due_on=row.event.due_on if row.event else None,
    )
