"""Tables for spreadsheets, as CSV and as a workbook: texts stay texts, whatever they begin with."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter
from django.http import HttpResponse

Cell = str | int | Decimal | date | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?\Z")
# What spreadsheets take for the beginning of a formula, in their full-width forms too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠", "｜")
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: name, lines (the headings first), widths of the columns, what stays in view, what is hidden."""

    name: str
    lines: Iterable[Sequence[Cell]]
    widths: Sequence[int]
    frozen: tuple[int, int] | None = None
    hidden: Sequence[int] = ()


def csv_of(lines: Iterable[Sequence[Cell]]) -> str:
    """Write lines as Finnish Excel opens them: semicolons, a mark of UTF-8, no live formulas."""
    text = io.StringIO()
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_plain(cell) for cell in line] for line in lines)
    return text.getvalue()


def workbook_of(*sheets: Sheet) -> bytes:
    """Write a workbook in which nothing is a formula or a link."""
    kept = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(kept, options) as book:
        day = book.add_format({"num_format": "d.m.yyyy", "align": "left"})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            if sheet.frozen:
                page.freeze_panes(*sheet.frozen)
            for column, width in enumerate(sheet.widths):
                page.set_column(column, column, width, None, {"hidden": column in sheet.hidden})
            _fill(page, sheet.lines, day=day, head=head)
    return kept.getvalue()


def handed_out(content: bytes, kind: str, name: str) -> HttpResponse:
    """Answer with a file to keep."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def safe(text: str) -> str:
    """Keep a text from being taken for a formula; a plain number stays one."""
    if NUMBER.match(text) or not text.lstrip(" \u00a0").startswith(FORMULA):
        return text
    return f"'{text}"


def _plain(cell: Cell) -> str | int:
    match cell:
        case None:
            return ""
        case date():
            return f"{cell.day}.{cell.month}.{cell.year}"
        case Decimal():
            return f"{cell.normalize():f}".replace(".", ",")
        case str():
            return safe(cell)
        case _:
            return cell


def _fill(
    page: "xlsxwriter.worksheet.Worksheet",
    lines: Iterable[Sequence[Cell]],
    *,
    day: object,
    head: object,
) -> None:
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            if isinstance(cell, str):
                page.write_string(row, column, cell, None if row else head)
            elif isinstance(cell, date):
                page.write_datetime(row, column, cell, day)
            elif cell is not None:
                page.write_number(row, column, cell)
