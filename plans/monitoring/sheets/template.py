"""The spreadsheet that is handed out: a row for each indicator and year, with what is known filled in."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from core.sheets import Cell, Sheet, workbook_of
from plans.models import Indicator, Plan

MARK = "kotopolku-values"  # in the first cell: by it the sheet is known when it comes back
COLUMNS = 7  # key, objective, indicator, unit, year, value, note
WIDTHS = (4, 40, 40, 12, 8, 14, 40)


def template_of(plan: Plan, indicators: Sequence[Indicator], *, year: int) -> bytes:
    """Write the workbook: each year of the plan that has begun, and each for which there is a value.

    `indicators` come with their `objective` and `values` fetched; `year` is the last to be asked for.
    """
    values = Sheet(
        name=_("Values"),
        lines=[_headings(), *_rows(plan, indicators, year)],
        widths=WIDTHS,
        frozen=(1, 3),
        hidden=(0,),
    )
    return workbook_of(values, Sheet(name=_("Instructions"), lines=_instructions(), widths=(100,)))


def _headings() -> list[Cell]:
    return [MARK, _("Objective"), _("Indicator"), _("Unit"), _("Year"), _("Value"), _("Note")]


def _rows(plan: Plan, indicators: Sequence[Indicator], year: int) -> Iterator[list[Cell]]:
    asked = range(plan.first_year, min(plan.last_year, year) + 1)
    for indicator in indicators:
        known = {value.year: value for value in indicator.values.all()}
        about: list[Cell] = [
            str(indicator.pk), indicator.objective.title, indicator.name, indicator.unit,
        ]  # fmt: skip
        for each in sorted({*asked, *known}):
            value = known.get(each)
            yield [*about, each, value.value if value else None, value.note if value else ""]


def _instructions() -> list[list[Cell]]:
    return [
        [_("How to fill in the values")],
        [
            _(
                "Write in the columns Year, Value and Note alone; leave the other columns as they are."
            )
        ],
        [_("A row without a value is left out: nothing is deleted by leaving a value empty.")],
        [_("For another year of an indicator, copy one of its rows and change the year.")],
        [_("Write plain numbers: no formulas, no merged cells, no units beside the number.")],
        [
            _(
                "Send the file on the page it came from. You see what changes before anything is saved."
            )
        ],
    ]
