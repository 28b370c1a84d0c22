"""Whether an indicator is where it should be on the way from its baseline to its target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from catalogue.models import Direction
from plans.models import Indicator

OLD_AFTER = 2  # years; an older value tells nothing of today


class Progress(StrEnum):
    """Where an indicator is on its way."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NO_TARGET = "no_target"
    UNKNOWN = "unknown"  # there is nothing to measure the way from
    NO_DATA = "no_data"
    EXPLAINED = "explained"  # there is no value, and the reason is known


@dataclass(frozen=True, slots=True)
class Judged:
    """An indicator's progress, its latest year and value, and what that value should have been."""

    progress: Progress
    year: int | None = None
    value: Decimal | None = None
    expected: Decimal | None = None


def judge(indicator: Indicator, *, on_year: int) -> Judged:
    """Judge an indicator whose `values` and `intermediate_targets` were fetched.

    The way is straight from the baseline (or else the first value) through the intermediate targets to the target; the
    latest value is set beside the way in its own year. A value of `on_year` - 3 or before is no data any more.
    """
    values = {row.year: row.value for row in indicator.values.all()}
    if indicator.baseline is not None and indicator.baseline_year is not None:
        values.setdefault(indicator.baseline_year, indicator.baseline)
    recent = [year for year in values if year >= on_year - OLD_AFTER]
    if not recent:
        explained = indicator.reason_code_id is not None
        return Judged(Progress.EXPLAINED if explained else Progress.NO_DATA)
    year = max(recent)
    value = values[year]
    if indicator.target is None or indicator.direction == Direction.NONE:
        return Judged(Progress.NO_TARGET, year, value)
    if _is_as_good(value, indicator.target, indicator.direction):
        return Judged(Progress.REACHED, year, value, indicator.target)
    expected = _expected(_way(indicator, values), year)
    if expected is None:
        return Judged(Progress.UNKNOWN, year, value)
    good = _is_as_good(value, expected, indicator.direction)
    return Judged(Progress.ON_TRACK if good else Progress.BEHIND, year, value, expected)


def _way(indicator: Indicator, values: dict[int, Decimal]) -> list[tuple[int, Decimal]]:
    begins, first = min(values.items())
    if indicator.baseline is not None and indicator.baseline_year is not None:
        begins, first = indicator.baseline_year, indicator.baseline
    points = {row.year: row.value for row in indicator.intermediate_targets.all()}
    points = {year: value for year, value in points.items() if year > begins} | {begins: first}
    if indicator.target is not None and indicator.target_year is not None:
        points[indicator.target_year] = indicator.target
    return sorted(points.items())


def _expected(way: Sequence[tuple[int, Decimal]], year: int) -> Decimal | None:
    """Return what the value should be in the year: None before the way begins, on its first day, or with one point alone."""
    if len(way) < 2 or year <= way[0][0]:
        return None
    for (first, low), (last, high) in pairwise(way):
        if first < year <= last:
            return low + (high - low) * (year - first) / (last - first)
    return way[-1][1]


def _is_as_good(value: Decimal, wanted: Decimal, direction: str) -> bool:
    return value >= wanted if direction == Direction.UP else value <= wanted
