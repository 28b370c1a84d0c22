"""An indicator's figures as they are read: the baseline, the latest value, the target, and the way between."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import Direction
from plans.models import Indicator, IndicatorValue
from ui.charts import Caption, Figure, Series, Target, line
from ui.formats import NBSP, NOTHING, number


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator's figures in words, and its values year by year (None where one is missing)."""

    baseline: str
    latest: str
    latest_year: int | None
    target: str
    years: list[int]
    values: list[Decimal | None]
    words: str


def reading_of(indicator: Indicator) -> Reading:
    """Read an indicator whose `values` were fetched; the baseline counts as its year's value."""
    known = _known(indicator)
    years = list(range(min(known), max(known) + 1)) if known else []
    latest: IndicatorValue | None = max(
        indicator.values.all(), key=lambda value: value.year, default=None
    )
    return Reading(
        baseline=_said(indicator.baseline, indicator.unit),
        latest=_said(latest.value if latest else None, indicator.unit),
        latest_year=latest.year if latest else None,
        target=_said(indicator.target, indicator.unit),
        years=years,
        values=[known.get(year) for year in years],
        words=_words(indicator, known),
    )


def finding_of(indicator: Indicator) -> str:
    """Say in one sentence where the indicator stands."""
    known = _known(indicator)
    if not known:
        return _("There are no values yet.")
    year = max(known)
    latest = {"latest": _said(known[year], indicator.unit), "year": year}
    if indicator.target is None:
        return _("%(latest)s in %(year)s; no target has been set") % latest
    gap = indicator.target - known[year]
    reached = {Direction.UP: gap <= 0, Direction.DOWN: gap >= 0, Direction.NONE: gap == 0}
    if reached[Direction(indicator.direction)]:
        return _("%(latest)s in %(year)s: the target has been reached") % latest
    latest["gap"] = (
        ngettext(
            "%(number)s percentage point",
            "%(number)s percentage points",
            1 if abs(gap) == 1 else 2,
        )
        % {"number": number(abs(gap))}
        if indicator.unit == "%"
        else _said(abs(gap), indicator.unit)
    )
    return _("%(latest)s in %(year)s: %(gap)s from the target") % latest


def figure_of(indicator: Indicator) -> Figure | None:
    """Draw the indicator over the years against its target; None where there is nothing to draw."""
    reading = reading_of(indicator)
    if not reading.years:
        return None
    target = indicator.target
    return line(
        Caption(
            "figure",
            finding_of(indicator),
            source=_("Source: %(source)s") % {"source": indicator.source},
            unit=indicator.unit,
            row_label=_("Year"),
        ),
        labels=reading.years,
        series=[
            Series(_("Value"), [None if each is None else float(each) for each in reading.values])
        ],
        target=None if target is None else Target(_("Target"), float(target)),
        from_zero=False,
    )


def _known(indicator: Indicator) -> dict[int, Decimal]:
    known = {value.year: value.value for value in indicator.values.all()}
    if indicator.baseline is not None and indicator.baseline_year is not None:
        known.setdefault(indicator.baseline_year, indicator.baseline)
    return known


def _said(value: Decimal | None, unit: str) -> str:
    shown = number(value)
    return f"{shown}{NBSP}{unit}" if unit and shown != NOTHING else shown


def _words(indicator: Indicator, known: dict[int, Decimal]) -> str:
    ends = (
        [f"{number(known[year])} ({year})" for year in sorted({min(known), max(known)})]
        if known
        else []
    )
    said = " → ".join(ends)
    if indicator.target is None:
        return said
    return _("%(values)s, target %(target)s") % {"values": said, "target": number(indicator.target)}
