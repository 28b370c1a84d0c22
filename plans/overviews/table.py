"""The whole plan as one table: a line for each measure, and for each objective that has none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from plans.models import Indicator, Measure, MeasureStatus, Objective, Plan
from plans.programme.fields import schedule_words
from plans.programme.page import STATUS
from ui.formats import number


@dataclass(frozen=True, slots=True)
class Line:
    """A measure with its objective; `measure` is None where the objective has none."""

    place: tuple[int, int]
    objective: Objective
    measure: Measure | None

    @property
    def number(self) -> str:
        objective, measure = self.place
        return f"{objective}.{measure}" if measure else str(objective)

    @property
    def theme(self) -> str:
        return str(self.objective.theme)

    @property
    def body(self) -> str:
        return self.measure.responsible.name if self.measure else ""

    @property
    def partners(self) -> str:
        return ", ".join(map(str, self.measure.partners.all())) if self.measure else ""

    @property
    def schedule(self) -> str:
        row = self.measure
        if row is None:
            return ""
        return schedule_words(row.starts, row.ends, is_continuous=row.is_continuous)

    @property
    def cost(self) -> Decimal | None:
        return self.measure.cost if self.measure else None

    @property
    def status(self) -> str:
        return str(self.measure.get_status_display()) if self.measure else ""

    @property
    def kind(self) -> str:
        return STATUS[MeasureStatus(self.measure.status)] if self.measure else "warn"

    @property
    def indicators(self) -> list[str]:
        return [indicator_words(each) for each in self.objective.indicators.all()]


@dataclass(frozen=True, slots=True)
class Sums:
    """What the lines add up to."""

    measures: int
    cost: Decimal
    for_everybody: int
    for_good_relations: int
    late: int


def lines_of(plan: Plan) -> list[Line]:
    """Fetch a plan's lines in the order of the plan, in a fixed number of queries."""
    measures = Measure.objects.select_related("responsible").prefetch_related("partners__body")
    objectives = plan.objectives.select_related("theme").prefetch_related(
        Prefetch("measures", measures), Prefetch("indicators", Indicator.objects.all())
    )
    lines: list[Line] = []
    for here, objective in enumerate(objectives, start=1):
        rows = enumerate(objective.measures.all(), start=1)
        own = [Line((here, place), objective, measure) for place, measure in rows]
        lines += own or [Line((here, 0), objective, None)]
    return lines


def chosen(lines: list[Line], asked: Mapping[str, Any]) -> list[Line]:
    """Keep the lines that are asked for, in the order that is asked for."""
    kept = [line for line in lines if _is_wanted(line, asked)]
    sort = str(asked.get("sort") or "")
    order = ORDERS.get(sort.removeprefix("-"))
    return sorted(kept, key=order, reverse=sort.startswith("-")) if order else kept


def sums_of(lines: list[Line]) -> Sums:
    """Count the measures of the lines, and what they cost."""
    rows = [line.measure for line in lines if line.measure]
    return Sums(
        measures=len(rows),
        cost=sum((row.cost for row in rows if row.cost is not None), Decimal(0)),
        for_everybody=sum(row.for_everybody for row in rows),
        for_good_relations=sum(row.for_good_relations for row in rows),
        late=sum(row.status == MeasureStatus.LATE for row in rows),
    )


def indicator_words(indicator: Indicator) -> str:
    """Write an indicator with where it begins and where it is to come: Employment rate: 49.6 → 60 %."""
    ends = [number(end) for end in (indicator.baseline, indicator.target) if end is not None]
    if not ends:
        return indicator.name
    unit = f" {indicator.unit}" if indicator.unit else ""
    return f"{indicator.name}: {' → '.join(ends)}{unit}"


def _is_wanted(line: Line, asked: Mapping[str, Any]) -> bool:
    row = line.measure
    text = f"{line.objective.title} {row.title if row else ''} {line.body}".casefold()
    if not all(word in text for word in str(asked.get("q") or "").casefold().split()):
        return False
    if asked.get("theme") and line.objective.theme_id != asked["theme"]:
        return False
    if row is None:
        return not (asked.get("body") or asked.get("status") or asked.get("everybody"))
    return (
        asked.get("body") in {"", None, str(row.responsible_id)}
        and asked.get("status") in {"", None, row.status}
        and (row.for_everybody or not asked.get("everybody"))
    )


def _first_day(line: Line) -> date:
    row = line.measure
    return (row.starts or row.ends or date.max) if row else date.max


ORDERS: dict[str, Callable[[Line], Any]] = {
    "number": lambda line: line.place,
    "theme": lambda line: (line.objective.theme.position, line.place),
    "body": lambda line: (line.body.casefold(), line.place),
    "schedule": lambda line: (_first_day(line), line.place),
    "cost": lambda line: (line.cost is not None, line.cost or 0, line.place),
    "status": lambda line: (
        MeasureStatus.values.index(line.measure.status) if line.measure else -1,
        line.place,
    ),
}
