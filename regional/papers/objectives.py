"""The objectives of a report, with their measures and indicators as tables."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from documents.parts import Fact, Facts, Heading, Paragraph, Part, Table
from documents.rich import paragraphs
from regional.contracts import IndicatorPart, MeasurePart, ObjectivePart, Report
from regional.papers.languages import language_of
from regional.templatetags.regional import called
from ui.formats import date_short, number


def objectives_of(report: Report) -> Iterator[Part]:
    """Write each objective, or say that there is none."""
    own = language_of(report)
    if not report.objectives:
        yield Paragraph(line=_("The plan has no objectives yet."))
    for objective in report.objectives:
        yield from _objective(objective, own)


def _objective(said: ObjectivePart, own: str) -> Iterator[Part]:
    yield Heading(line=f"{said.number} {said.title}", level=2, language=own)
    yield Facts(facts=tuple(_facts(said, own)))
    for label, text in (
        (_("Own assessment"), said.assessment_text),
        (_("Present state"), said.present_state),
        (_("Desired change"), said.desired_change),
    ):
        if text:
            yield Heading(line=label, level=3)
            yield from paragraphs(text, language=own)
    if said.measures:
        yield _measures(said, own)
    if said.indicators:
        yield _indicators(said, own)


def _facts(said: ObjectivePart, own: str) -> Iterator[Fact]:
    if said.assessment:
        words = str(called(said.assessment, "assessment"))
        yield Fact(label=_("Assessment of the municipality"), value=words)
    yield Fact(label=_("Theme"), value=said.theme_name, language=own)
    if said.target_group_names:
        groups = "; ".join(said.target_group_names)
        yield Fact(label=_("Target groups"), value=groups, language=own)
    if said.goals:
        goals = "; ".join(
            f"{goal.framework_name}: {goal.number} {goal.text}" for goal in said.goals
        )
        yield Fact(label=_("National and regional goals"), value=goals, language=own)


def _measures(said: ObjectivePart, own: str) -> Table:
    return Table(
        caption=_("Measures of objective %(number)s") % {"number": said.number},
        head=(_("Measure"), _("Responsible"), _("Schedule"), _("Cost, €"), _("State")),
        rows=tuple(map(_measure, said.measures)),
        widths=(5, 3, 2.2, 1.5, 4),
        numbers=frozenset({3}),
        language=own,
    )


def _measure(said: MeasurePart) -> tuple[str, ...]:
    state = str(called(said.status, "measure"))
    return (
        "\n".join(filter(None, (said.title, said.description))),
        ", ".join((said.responsible, *said.partners)),
        _schedule(said),
        number(said.cost, 2),
        "\n".join(filter(None, (state, said.status_text, said.status_reason))),
    )


def _schedule(said: MeasurePart) -> str:
    if said.starts or said.ends:
        ends = [date_short(day) if day else "" for day in (said.starts, said.ends)]
        return " – ".join(ends).strip()
    return _("continuous") if said.continuous else "–"


def _indicators(said: ObjectivePart, own: str) -> Table:
    return Table(
        caption=_("Indicators of objective %(number)s") % {"number": said.number},
        head=(_("Indicator"), _("Baseline"), _("Values"), _("Target"), _("Source")),
        rows=tuple(map(_indicator, said.indicators)),
        widths=(5, 2, 3, 2, 3),
        language=own,
    )


def _indicator(said: IndicatorPart) -> tuple[str, ...]:
    values = "\n".join(f"{each.year}: {number(each.value)}" for each in said.values)
    return (
        f"{said.name} ({said.unit})" if said.unit else said.name,
        _in_year(number(said.baseline), said.baseline_year),
        values or said.reason_name or said.reason_code or "–",
        _in_year(number(said.target), said.target_year),
        said.source,
    )


def _in_year(value: str, year: int | None) -> str:
    return f"{value} ({year})" if year else value
