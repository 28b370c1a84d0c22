"""How far each objective of a report has come, in a row each."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plans.models import MeasureStatus
from regional.contracts import Assessment, IndicatorPart, ObjectivePart, Report


@dataclass(frozen=True, slots=True)
class Progress:
    """An objective's measures, and its first indicator from where it began to where it is."""

    number: str
    title: str
    done: int
    total: int
    begun: Decimal | None
    now: Decimal | None
    unit: str
    indicator: str
    assessment: Assessment | None


def progress_of(report: Report) -> Iterator[Progress]:
    """Tell how far the objectives of a report have come."""
    return map(_progress, report.objectives)


def _progress(objective: ObjectivePart) -> Progress:
    indicator = objective.indicators[0] if objective.indicators else None
    begun, now = _course(indicator) if indicator else (None, None)
    return Progress(
        number=objective.number,
        title=objective.title,
        done=sum(measure.status == MeasureStatus.DONE for measure in objective.measures),
        total=len(objective.measures),
        begun=begun,
        now=now,
        unit=indicator.unit if indicator else "",
        indicator=indicator.name if indicator else "",
        assessment=objective.assessment,
    )


def _course(indicator: IndicatorPart) -> tuple[Decimal | None, Decimal | None]:
    values = [value.value for value in indicator.values if value.value is not None]
    begun = indicator.baseline if indicator.baseline is not None else next(iter(values), None)
    return begun, values[-1] if values else None
