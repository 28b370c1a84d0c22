"""What an authority knows of one municipality over the years: plans, reports with their answers, figures and questions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from core.days import day_of, end_of
from regional.contracts import IndicatorPart, PlanPart, ReviewState, read_report
from regional.models import Coverage, ReviewEvent
from regional.queries.advice import Thread, threads
from regional.standing import review_state
from register.models import MunicipalitySuccession

DOCUMENTS = 6  # the newest reports whose documents are read


@dataclass(frozen=True, slots=True)
class SentOnce:
    """A received report, with the steps of its review."""

    coverage: Coverage
    state: ReviewState
    steps: tuple[ReviewEvent, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that was reported on, and from which report that is known."""

    part: PlanPart
    told_on: date


@dataclass(slots=True)
class Followed:
    """An indicator over the years; `values` are by year, the newest report's word counts."""

    name: str
    unit: str
    target: Decimal | None
    target_year: int | None
    values: dict[int, Decimal] = field(default_factory=dict)

    @property
    def row(self) -> list[tuple[int, Decimal]]:
        """The values by year, the oldest first."""
        return sorted(self.values.items())


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a municipality and of those merged into it, the newest first."""

    reports: tuple[SentOnce, ...]
    plans: tuple[Plan, ...]
    indicators: tuple[Followed, ...]
    questions: tuple[Thread, ...]


def history_of(code: str, *, on: date) -> History:
    """Return what was known of a municipality at the end of the day, in a fixed number of statements."""
    merged = MunicipalitySuccession.objects.filter(successor=code, on__lte=on)
    codes = [code, *merged.values_list("predecessor_id", flat=True)]
    received = (
        Coverage.objects.filter(municipality__any=codes, effective_at__lt=end_of(on))
        .select_related("report__authority", "municipality")
        .prefetch_related("reviews__authority")
        .order_by("-effective_at")
    )
    reports = [_sent(coverage, end_of(on)) for coverage in received]
    documents = [one.coverage.report for one in reports][:DOCUMENTS]
    read = [(read_report(kept.document), day_of(kept.received_at)) for kept in documents]
    asked = threads().filter(municipality__any=codes, opened_at__lt=end_of(on))
    return History(
        reports=tuple(reports),
        plans=tuple(_plans((report.plan, told_on) for report, told_on in read)),
        indicators=_followed(
            indicator
            for report, _told_on in read
            for objective in report.objectives
            for indicator in objective.indicators
        ),
        questions=tuple(asked),
    )


def _sent(coverage: Coverage, until: datetime) -> SentOnce:
    steps = sorted(
        (step for step in coverage.reviews.all() if step.at < until), key=lambda step: step.number
    )
    return SentOnce(coverage, review_state([step.kind for step in steps]), tuple(steps))


def _plans(told: Iterable[tuple[PlanPart, date]]) -> list[Plan]:
    found: dict[tuple[str, date | None, int], Plan] = {}
    for part, told_on in told:
        found.setdefault((part.title, part.approved_on, part.number), Plan(part, told_on))
    return list(found.values())


def _followed(indicators: Iterable[IndicatorPart]) -> tuple[Followed, ...]:
    found: dict[str, Followed] = {}
    for one in indicators:
        kept = found.setdefault(
            one.definition or one.name, Followed(one.name, one.unit, one.target, one.target_year)
        )
        told = {value.year: value.value for value in one.values if value.value is not None}
        if one.baseline_year is not None and one.baseline is not None:
            told.setdefault(one.baseline_year, one.baseline)
        kept.values = told | kept.values
    return tuple(one for one in found.values() if one.values)
