"""What the parts of a report are filled in with, from monitoring and from the last report, until somebody writes them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.models import MeasureStatus, Service
from plans.models.service import Coverage
from regional.contracts import (
    IndicatorPart,
    MeasurePart,
    ObjectivePart,
    Origin,
    Progress,
    SinceLast,
)
from reporting.previous import Previous
from ui.formats import number


@dataclass(frozen=True, slots=True)
class Filled:
    """A text that stands in a part until somebody writes it, and where it comes from."""

    text: str
    origin: Origin


def filled_in(
    code: str,
    objectives: Sequence[ObjectivePart],
    services: Sequence[Service],
    previous: Previous | None,
) -> Filled:
    """Return what a part is filled in with, in the language that is active; of a part that is not known here, the last text.

    Goals and measures always tell how things are now. What the municipality itself wrote of the others last time goes on; only
    where it wrote nothing are they drawn from what is there.
    """
    if code in ALWAYS_NEW:
        return Filled(ALWAYS_NEW[code](objectives), Origin.DRAWN)
    if carried := _last_words(code, previous):
        return Filled(carried, Origin.CARRIED)
    if code == "availability":
        return Filled(_lacking(services), Origin.DRAWN)
    return Filled(FROM_WHAT_IS_THERE.get(code, _nothing)(objectives), Origin.DRAWN)


def _last_words(code: str, previous: Previous | None) -> str:
    """Return what the municipality wrote last time; what was drawn then is drawn anew."""
    chapters = previous.document.chapters if previous else ()
    return next(
        (part.text for part in chapters if part.code == code and part.origin != Origin.DRAWN), ""
    )


def _nothing(_objectives: Sequence[ObjectivePart]) -> str:
    return ""


def _goals(objectives: Sequence[ObjectivePart]) -> str:
    return "\n".join(
        f"{objective.number}. {objective.title}: {_attained(objective)}" for objective in objectives
    )


def _attained(objective: ObjectivePart) -> str:
    told = [_told(indicator) for indicator in objective.indicators]
    return "; ".join(told) + "." if told else _("no indicator.")


def _told(indicator: IndicatorPart) -> str:
    words = PROGRESS[indicator.progress or Progress.NO_DATA]()
    if indicator.latest is None:
        return f"{indicator.name}: {words}"
    value = _("%(name)s %(value)s (%(year)s)") % {
        "name": indicator.name,
        "value": _measured(indicator.latest, indicator.unit),
        "year": indicator.latest_year,
    }
    if indicator.target is None:
        return f"{value}, {words}"
    aim = _("target %(value)s (%(year)s)") % {
        "value": _measured(indicator.target, indicator.unit),
        "year": indicator.target_year or "–",
    }
    return f"{value}, {aim}: {words}"


def _measures(objectives: Sequence[ObjectivePart]) -> str:
    measures = _all_measures(objectives)
    if not measures:
        return ""
    counted = [
        f"{words} {count}"
        for status, words in MeasureStatus.choices
        if (count := sum(measure.status == status for measure in measures))
    ]
    total = ngettext("One measure", "%(count)s measures", len(measures)) % {"count": len(measures)}
    return "\n".join([f"{total}: {', '.join(counted).lower()}.", *_happened(measures)])


def _happened(measures: Sequence[MeasurePart]) -> Iterator[str]:
    for what, words in (
        (SinceLast.DONE, _("Done since the last report")),
        (SinceLast.STARTED, _("Begun since the last report")),
        (SinceLast.NEW, _("New since the last report")),
    ):
        if titles := [measure.title for measure in measures if measure.since_last is what]:
            yield f"{words}: {'; '.join(titles)}."
    for status, words in (("late", _("Late")), ("stopped", _("Stopped"))):
        reasons = [
            f"{measure.title} ({measure.status_reason})"
            for measure in measures
            if measure.status == status
        ]
        if reasons:
            yield f"{words}: {'; '.join(reasons)}."


def _lacking(services: Iterable[Service]) -> str:
    lines = [
        f"{service.name}: {service.get_coverage_display()}{f' – {service.gap}' if service.gap else ''}."
        for service in services
        if service.coverage != Coverage.ENOUGH
    ]
    return "\n".join(lines)


def _funding(objectives: Sequence[ObjectivePart]) -> str:
    measures = _all_measures(objectives)
    costs = [measure.cost for measure in measures if measure.cost is not None]
    if not costs:
        return ""
    words = _("%(with)s of %(all)s measures have an estimate of their cost, %(sum)s € in all.") % {
        "with": len(costs),
        "all": len(measures),
        "sum": number(sum(costs, Decimal())),
    }
    payers = sorted({measure.funding for measure in measures if measure.funding})
    return f"{words} " + _("Paid by: %(who)s.") % {"who": "; ".join(payers)} if payers else words


def _effectiveness(objectives: Sequence[ObjectivePart]) -> str:
    lines = [
        _("%(name)s: from %(from)s (%(begun)s) to %(to)s (%(year)s).")
        % {
            "name": indicator.name,
            "from": _measured(indicator.baseline, indicator.unit),
            "begun": indicator.baseline_year,
            "to": _measured(indicator.latest, indicator.unit),
            "year": indicator.latest_year,
        }
        for objective in objectives
        for indicator in objective.indicators
        if indicator.baseline is not None
        and indicator.latest is not None
        and indicator.latest_year != indicator.baseline_year
    ]
    return "\n".join(lines)


def _all_measures(objectives: Sequence[ObjectivePart]) -> list[MeasurePart]:
    return [measure for objective in objectives for measure in objective.measures]


def _measured(value: Decimal | None, unit: str) -> str:
    return f"{number(value)} {unit}".strip()


PROGRESS: dict[Progress, Callable[[], str]] = {
    Progress.REACHED: lambda: _("target reached"),
    Progress.ON_TRACK: lambda: _("on the way"),
    Progress.BEHIND: lambda: _("behind its way"),
    Progress.NO_TARGET: lambda: _("no target set"),
    Progress.UNKNOWN: lambda: _("too early to say"),
    Progress.NO_DATA: lambda: _("no values yet"),
    Progress.EXPLAINED: lambda: _("no values, for a known reason"),
}
Drawn = Callable[[Sequence[ObjectivePart]], str]
ALWAYS_NEW: dict[str, Drawn] = {"goals": _goals, "measures": _measures}
FROM_WHAT_IS_THERE: dict[str, Drawn] = {"funding": _funding, "effectiveness": _effectiveness}
