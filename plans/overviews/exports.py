"""The table for spreadsheets."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from core.sheets import Cell, Sheet, csv_of, workbook_of
from plans.overviews.table import Line

WIDTHS = (7, 22, 45, 45, 28, 28, 20, 12, 24, 45, 14, 30)


def as_csv(lines: Iterable[Line]) -> str:
    """Write the lines as a CSV file."""
    return csv_of(_rows(lines))


def as_workbook(lines: Iterable[Line]) -> bytes:
    """Write the lines as a workbook with one sheet."""
    return workbook_of(Sheet(_("Measures"), _rows(lines), WIDTHS, (1, 1)))


def _rows(lines: Iterable[Line]) -> list[list[Cell]]:
    heads: list[Cell] = [
        _("No."),
        _("Theme"),
        _("Objective"),
        _("Measure"),
        _("Responsible body"),
        _("Partners"),
        _("Schedule"),
        _("Cost in euros"),
        _("Who pays"),
        _("Indicators"),
        _("Status"),
        _("Why it is so"),
    ]
    return [heads, *map(_cells, lines)]


def _cells(line: Line) -> list[Cell]:
    row = line.measure
    return [
        line.number,
        line.theme,
        line.objective.title,
        row.title if row else None,
        line.body,
        line.partners,
        line.schedule,
        line.cost,
        row.funding if row else None,
        "; ".join(line.indicators),
        line.status,
        row.status_reason if row else None,
    ]
