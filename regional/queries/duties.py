"""What municipalities owe, with what was asked, decided and reminded of it: for those who act on it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from catalogue.models import ReminderStep
from core.clock import today
from regional.models import Obligation, ObligationEvent, ReliefRequest, Reminder
from regional.queries.ledger import standings
from regional.standing import Standing
from register.models import Municipality


def locked_standing(obligation: UUID) -> Standing:
    """Line up whoever acts on an obligation, and return where it stands for the one whose turn it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('regional.duty ' || %s, 0))",
            [str(obligation)],
        )
    [standing] = standings(Obligation.objects.filter(pk=obligation), on=today())
    return standing


def waiting_requests(codes: Collection[str]) -> QuerySet[ReliefRequest]:
    """Return what municipalities asked for and nobody has decided on, the oldest first."""
    found = ReliefRequest.objects.filter(outcome="", obligation__municipality__any=codes)
    return found.select_related("obligation__municipality").order_by("asked_at", "pk")


def steps_by_rule_set() -> dict[str, list[ReminderStep]]:
    """Return the steps of reminding of each rule set, the earliest first."""
    found: dict[str, list[ReminderStep]] = defaultdict(list)
    for step in ReminderStep.objects.order_by("rule_set", "day"):
        found[step.rule_set_id].append(step)
    return found


def step_of(standing: Standing, steps: Sequence[ReminderStep]) -> ReminderStep | None:
    """Return the step of reminding that is relevant on the day: the latest that has come, while the report is awaited."""
    if standing.received or not standing.expected:
        return None
    come = [step for step in steps if _day_of(standing, step) <= standing.on]
    return come[-1] if come else None


@dataclass(frozen=True, slots=True)
class Reminded:
    """An obligation with its reminders, the newest first, and the day of the step that comes next."""

    municipality: Municipality
    standing: Standing
    reminders: tuple[Reminder, ...]
    next_on: date | None
    on_worklist: bool

    @property
    def waits(self) -> bool:
        """Whether one that was asked for by hand has not been given yet."""
        return any(one.given_at is None for one in self.reminders)


@dataclass(frozen=True, slots=True)
class Duty(Reminded):
    """An obligation with all that was asked, decided and reminded of it, each the newest first."""

    requests: tuple[ReliefRequest, ...]
    events: tuple[ObligationEvent, ...]


def reminded_of(codes: Collection[str], *, on: date) -> list[Reminded]:
    """Tell of the reports that are open or late who was reminded when, the earliest due first."""
    found = standings(Obligation.objects.filter(municipality__any=codes), on=on)
    awaited = [
        one for one in found if one.expected and not one.received and one.owed.opens_on <= on
    ]
    given = _given([one.owed.id for one in awaited])
    names = Municipality.objects.in_bulk({one.owed.municipality for one in awaited})
    steps = steps_by_rule_set()
    return [
        Reminded(**_reminded(one, names[one.owed.municipality], given[one.owed.id], steps))
        for one in awaited
    ]


def duty_in_full(row: Obligation, *, on: date) -> Duty:
    """Tell all about one obligation."""
    [standing] = standings(Obligation.objects.filter(pk=row.pk), on=on)
    given = _given([row.pk])[row.pk]
    return Duty(
        **_reminded(standing, row.municipality, given, steps_by_rule_set()),
        requests=tuple(row.requests.select_related("event")),
        events=tuple(row.events.select_related("authority").order_by("-recorded_at", "-pk")),
    )


def _given(obligations: list[UUID]) -> dict[UUID, list[Reminder]]:
    found: dict[UUID, list[Reminder]] = defaultdict(list)
    rows = Reminder.objects.filter(obligation__any=obligations)
    for row in rows.order_by("-asked_at", "-pk"):
        found[row.obligation_id].append(row)
    return found


def _reminded(
    standing: Standing,
    municipality: Municipality,
    given: list[Reminder],
    steps: Mapping[str, Sequence[ReminderStep]],
) -> dict[str, Any]:
    own, taken = steps.get(standing.owed.rule_set, ()), {row.day for row in given}
    ahead = [_day_of(standing, step) for step in own if step.day not in taken]
    step = step_of(standing, own)
    return {
        "municipality": municipality,
        "standing": standing,
        "reminders": tuple(given),
        "next_on": min((day for day in ahead if day > standing.on), default=None),
        "on_worklist": step is not None and step.on_worklist,
    }


def _day_of(standing: Standing, step: ReminderStep) -> date:
    return standing.due_on + timedelta(days=step.day)
