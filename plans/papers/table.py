"""The plan as one table on lying pages: a version's measures, or the lines that the page of the plan shows now."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from documents.parts import Document, Heading, Line, Table
from plans.document.reading import ReadObjective
from plans.models import Plan
from plans.overviews.table import Line as TableLine
from plans.papers.frozen import Frozen, worded
from ui.formats import date_words, language, number

Row = tuple[Line, ...]


def table_of(frozen: Frozen) -> Document:
    """Write the measures of a version as one table."""
    head = (
        _("No."),
        _("Objective"),
        _("Measure"),
        _("Responsible body"),
        _("Schedule"),
        _("Cost in euros"),
        _("Indicators"),
    )
    return Document(
        title=frozen.reading.title,
        title_language=frozen.title_language,
        language=frozen.language,
        made_on=frozen.made_on,
        author=frozen.owner,
        kind=_("The plan as one table"),
        facts=frozen.facts,
        footer=frozen.footer,
        is_wide=True,
        parts=(
            Heading(line=_("Measures")),
            Table(
                caption=_("Objectives and measures"),
                head=head,
                rows=tuple(
                    row
                    for each in frozen.reading.objectives
                    for row in _rows(each, frozen.reading.language)
                ),
                widths=(1, 5, 6, 3.5, 2.5, 2, 4),
                numbers=frozenset({5}),
            ),
        ),
    )


def table_now(
    plan: Plan, lines: Sequence[TableLine], *, owner: str, on: date, is_part: bool
) -> Document:
    """Write the lines that are shown of a plan on a day; `is_part` says that others were left out."""
    title = plan.full_title
    rows = tuple(map(_line, lines))
    head = (
        _("No."),
        _("Theme"),
        _("Objective"),
        _("Measure"),
        _("Responsible body"),
        _("Schedule"),
        _("Cost in euros"),
        _("Status"),
    )
    said = _("Some of the measures, as chosen") if is_part else _("All measures")
    return Document(
        title=title,
        title_language="" if plan.language == language() else plan.language,
        language=language(),
        made_on=on,
        author=owner,
        kind=_("The plan as one table, %(day)s") % {"day": date_words(on)},
        footer=_("%(owner)s: %(title)s, as it was on %(day)s. From Kotopolku.")
        % {"owner": owner, "title": title, "day": date_words(on)},
        is_wide=True,
        parts=(
            Heading(line=_("Measures")),
            Table(
                caption=said,
                head=head,
                rows=rows,
                widths=(1, 3, 5, 6, 3.5, 2.5, 2, 2.5),
                numbers=frozenset({6}),
                language="" if plan.language == language() else plan.language,
            ),
        ),
    )


def _rows(said: ReadObjective, own: str) -> Iterator[Row]:
    indicators = "\n".join(name for name, _facts in said.indicators)
    for place, measure in enumerate(said.measures):
        told = dict(measure.facts)
        yield (
            measure.number,
            worded(said.title, own),
            worded(measure.title, own),
            told.get(_("Responsible body"), ""),
            told.get(_("Schedule"), ""),
            told.get(_("Cost in euros"), "–"),
            "" if place else indicators,
        )
    if not said.measures:
        yield (said.number, worded(said.title, own), "–", "", "", "", indicators)


def _line(line: TableLine) -> Row:
    return (
        line.number,
        line.theme,
        line.objective.title,
        line.measure.title if line.measure else "–",
        line.body,
        line.schedule,
        number(line.cost),
        line.status,
    )
