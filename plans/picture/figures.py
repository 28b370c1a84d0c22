"""A finding's figures as they are seen: years as a line, groups as bars, one figure as a number."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.models import ExpectedArrivals, Finding
from plans.picture.fields import Point
from ui.charts import Caption, Figure, Pair, Series, bars, dumbbell, line
from ui.formats import NBSP, number
from ui.parts import Words

_YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_SPAN = 60


def points_of(finding: Finding) -> list[Point]:
    """Return the figures with their labels, years in their order."""
    points = [Point(*pair) for pair in zip(finding.labels, finding.values, strict=True)]
    return sorted(points, key=lambda point: point.label) if _are_years(points) else points


def figure_of(finding: Finding) -> Figure | None:
    """Draw the figures; None where a drawing would say nothing that the number does not."""
    points = points_of(finding)
    if len(points) < 2:
        return None
    if _are_years(points):
        return _line(finding, points)
    if min(point.value for point in points) < 0:
        return None
    rows = [(point.label, float(point.value)) for point in points]
    return bars(_caption(finding, _("Group")), rows=rows)


def latest_of(finding: Finding) -> tuple[str, str]:
    """Return the figure that stands for the finding with its unit, and what it is about in words."""
    points = points_of(finding)
    if not points:
        return "", ""
    if not _are_years(points):
        point = max(points, key=lambda each: each.value)
        return _said(point.value, finding.unit), point.label
    last = points[-1]
    if len(points) == 1:
        return _said(last.value, finding.unit), last.label
    return _said(last.value, finding.unit), _since(points, finding.unit)


def range_of(arrivals: list[ExpectedArrivals]) -> Figure | None:
    """Draw the years with how many are expected at least and at most."""
    if not arrivals:
        return None
    first, last = arrivals[0], arrivals[-1]
    title = _("%(low)s–%(high)s people are expected in %(year)s") % {
        "low": number(first.low),
        "high": number(first.high),
        "year": first.year,
    }
    if last.year > first.year:
        title = _("%(low)s–%(high)s people are expected over %(first)s–%(last)s") % {
            "low": number(sum(each.low for each in arrivals)),
            "high": number(sum(each.high for each in arrivals)),
            "first": first.year,
            "last": last.year,
        }
    caption = Caption("arrivals-figure", title, note=_("At least and at most"), row_label=_("Year"))
    rows = [Pair(str(each.year), float(each.low), float(each.high)) for each in arrivals]
    return dumbbell(caption, rows=rows, names=(_("At least"), _("At most")))


def source_of(row: Finding | ExpectedArrivals) -> str:
    """Say where something comes from: the catalogue's source, the own words, or both."""
    name = row.source.name if row.source else ""
    return ", ".join(part for part in (name, row.source_words) if part)


def _line(finding: Finding, points: list[Point]) -> Figure | None:
    known = {int(point.label): float(point.value) for point in points}
    years = list(range(min(known), max(known) + 1))
    if len(years) > LONGEST_SPAN:
        return None
    series = Series(_("Value"), [known.get(year) for year in years])
    return line(
        _caption(finding, _("Year")),
        labels=years,
        series=[series],
        from_zero=min(known.values()) >= 0,
    )


def _caption(finding: Finding, row_label: Words) -> Caption:
    return Caption(
        f"f-{finding.pk}",
        finding.title,
        note=finding.figure,
        unit=finding.unit,
        row_label=str(row_label),
    )


def _since(points: list[Point], unit: str) -> str:
    before, last = points[-2], points[-1]
    change = last.value - before.value
    said = {
        "year": last.label,
        "change": _points(abs(change)) if unit == "%" else _said(abs(change), unit),
        "before": before.label,
    }
    if change == 0:
        return _("in %(year)s, as in %(before)s") % said
    if change > 0:
        return _("in %(year)s, %(change)s more than in %(before)s") % said
    return _("in %(year)s, %(change)s less than in %(before)s") % said


def _points(change: Decimal) -> str:
    return ngettext(
        "%(number)s percentage point", "%(number)s percentage points", 1 if change == 1 else 2
    ) % {"number": number(change)}


def _said(value: Decimal, unit: str) -> str:
    return f"{number(value)}{NBSP}{unit}" if unit else number(value)


def _are_years(points: list[Point]) -> bool:
    return bool(points) and all(_YEAR.fullmatch(point.label) for point in points)
