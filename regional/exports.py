"""An overview as a table for spreadsheets: texts stay texts, whatever they begin with."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date

import xlsxwriter
from django.utils.translation import gettext as _

from regional.labels import label_of
from regional.queries.overview import Overview, Row

Cell = str | int | date | None
NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?\Z")
# What spreadsheets take for the beginning of a formula, in their full-width forms too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠", "｜")
BOM = "\ufeff"


def columns() -> list[str]:
    """Return the headings."""
    return [
        _("Code"),
        _("Municipality"),
        _("Wellbeing services county"),
        _("Employment area"),
        _("Residents"),
        _("Reporting status"),
        _("Next due"),
        _("First received"),
        _("On time"),
        _("Last report"),
        _("Complete"),
        _("Steps done"),
        _("Coordinator named"),
        _("Cooperation group named"),
    ]


def cells(row: Row) -> list[Cell]:
    """Return what stands under the headings for a municipality."""
    place, now, phase = row.municipality, row.current, row.phase
    first = now.first if now else None
    return [
        place.code,
        place.name,
        row.county,
        row.employment_area,
        place.population,
        str(label_of(now).words),
        row.next_due,
        first.effective_on if first else None,
        _yes_no(now.on_time if now and first else None),
        row.last.reference if row.last else None,
        _yes_no(now.complete if now and first else None),
        phase.steps if phase else None,
        _yes_no(phase.coordinator_named if phase else None),
        _yes_no(phase.group_named if phase else None),
    ]


def as_csv(rows: Iterable[Row]) -> str:
    """Write rows as Finnish Excel opens them: semicolons, a mark of UTF-8, no live formulas."""
    text = io.StringIO()
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns())
    writer.writerows([_plain(cell) for cell in cells(row)] for row in rows)
    return text.getvalue()


def as_xlsx(overview: Overview, rows: Iterable[Row]) -> bytes:
    """Write a workbook: the municipalities, and the figures with what they are counted from."""
    kept = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(kept, options) as book:
        day = book.add_format({"num_format": "d.m.yyyy", "align": "left"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(_("Municipalities"))
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, 0, 7)
        sheet.set_column(1, len(columns()) - 1, 20)
        _fill(sheet, [list[Cell](columns()), *(cells(row) for row in rows)], day=day, head=bold)
        figures = book.add_worksheet(_("Figures"))
        figures.set_column(0, 0, 40)
        _fill(figures, figure_rows(overview), day=day, head=bold)
    return kept.getvalue()


def figure_rows(overview: Overview) -> list[list[Cell]]:
    """Return the figures: what is counted, how many, of how many."""
    found = overview.figures
    return [
        [_("Figure"), _("Number"), _("Of")],
        [_("On the day"), overview.on, None],
        [_("Expected"), found.expected, None],
        [_("Received"), found.received, found.expected],
        [_("Received on time"), found.on_time, found.received],
        [_("Fallen due"), found.due, found.expected],
        [_("Fallen due and received"), found.reporting.part, found.reporting.whole],
        [_("Fallen due and received on time"), found.punctuality.part, found.punctuality.whole],
        [_("Missing"), found.missing, found.due],
        [_("Complete"), found.complete, found.received],
        [_("Processed"), found.processed, found.received],
        [_("Exempt, not counted"), found.exempt, None],
        [_("With an extension"), found.extended, None],
    ]


def safe(text: str) -> str:
    """Keep a text from being taken for a formula; a plain number stays one."""
    if NUMBER.match(text) or not text.lstrip(" \u00a0").startswith(FORMULA):
        return text
    return f"'{text}"


def _plain(cell: Cell) -> str | int:
    if isinstance(cell, date):
        return f"{cell.day}.{cell.month}.{cell.year}"
    return safe(cell) if isinstance(cell, str) else ("" if cell is None else cell)


def _fill(
    sheet: "xlsxwriter.worksheet.Worksheet",
    rows: Iterable[list[Cell]],
    *,
    day: object,
    head: object,
) -> None:
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, column, cell, None if line else head)
            elif isinstance(cell, date):
                sheet.write_datetime(line, column, cell, day)
            elif cell is not None:
                sheet.write_number(line, column, cell)


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else _("yes") if value else _("no")
