"""Reading obligations with all that happened to them: four statements, however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from core.days import day_of
from regional.models import Coverage, Obligation, ObligationEvent, ReviewEvent
from regional.standing import Happened, Owed, Sent, Standing, Step, standing_of

OWED = (
    "id",
    "municipality_id",
    "rule_set_id",
    "cycle",
    "basis",
    "covers_from",
    "covers_to",
    "opens_on",
    "counted_due",
    "due_on",
    "grace_days",
    "rule_set__due_soon_days",
    "since",
    "authority_at_due_id",
    "expected",
    "expected_reason",
)
FIELDS = tuple(column.removeprefix("rule_set__").removesuffix("_id") for column in OWED)
SENT = (
    "id",
    "report_id",
    "report__reference",
    "report__revision",
    "report__authority_id",
    "report__received_at",
    "effective_at",
    "report__fact__is_complete",
)
HAPPENED = ("kind", "on", "recorded_at", "due_on", "authority_id", "reason")


def owed_of(obligations: QuerySet[Obligation]) -> list[Owed]:
    """Return the obligations with their events, reports and reviews, the earliest due first."""
    rows = list(obligations.order_by("due_on", "municipality_id").values_list(*OWED))
    ids = [row[0] for row in rows]
    events, sent = _events(ids), _sent(ids)
    return [
        Owed(
            **dict(zip(FIELDS, row, strict=True)),
            events=tuple(events[row[0]]),
            sent=tuple(sent[row[0]]),
        )
        for row in rows
    ]


def standings(obligations: QuerySet[Obligation], *, on: date) -> list[Standing]:
    """Return where the obligations stood on the day, the earliest due first."""
    return [standing_of(owed, on) for owed in owed_of(obligations)]


def by_municipality(found: Iterable[Standing]) -> Mapping[str, list[Standing]]:
    """Group by the municipality's code, in the order given."""
    grouped: dict[str, list[Standing]] = defaultdict(list)
    for standing in found:
        grouped[standing.owed.municipality].append(standing)
    return grouped


def _events(ids: list[UUID]) -> Mapping[Any, list[Happened]]:
    found: dict[Any, list[Happened]] = defaultdict(list)
    rows = ObligationEvent.objects.filter(obligation__any=ids).order_by("recorded_at", "id")
    for owed, kind, on, recorded_at, *rest in rows.values_list("obligation_id", *HAPPENED):
        found[owed].append(Happened(kind, on, day_of(recorded_at), *rest))
    return found


def _sent(ids: list[UUID]) -> Mapping[Any, list[Sent]]:
    steps: dict[Any, list[Step]] = defaultdict(list)
    reviews = ReviewEvent.objects.filter(coverage__obligation__any=ids).order_by("number")
    for coverage, kind, at, correction in reviews.values_list(
        "coverage_id", "kind", "at", "correction_due"
    ):
        steps[coverage].append(Step(kind, day_of(at), correction))
    found: dict[Any, list[Sent]] = defaultdict(list)
    rows = Coverage.objects.filter(obligation__any=ids).order_by("effective_at")
    for owed, coverage, report, *rest in rows.values_list("obligation_id", *SENT):
        reference, revision, authority, received_at, effective_at, complete = rest
        found[owed].append(
            Sent(
                coverage=str(coverage),
                report=str(report),
                reference=reference,
                revision=revision,
                authority=authority,
                received_at=received_at,
                effective_on=day_of(effective_at),
                is_complete=bool(complete),
                steps=tuple(steps[coverage]),
            )
        )
    return found
