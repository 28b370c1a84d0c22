"""Reading workbooks that people send, none of which is to be trusted."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.cell import Cell

from core.errors import Refusal

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_PARTS = 500
MACROS = ("vbaproject.bin", "macrosheets/")
CANNOT_READ = (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, EOFError, SyntaxError)


class NotAWorkbook(Refusal):
    """The file is no workbook, is damaged, or is locked with a password."""

    code = "not_a_workbook"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The file cannot be read as an Excel workbook (.xlsx). If it has a password, take it"
                " off; if it is of another kind, save it as .xlsx. Then choose it again."
            )
        )


class HasMacros(Refusal):
    """The workbook carries programs."""

    code = "has_macros"

    def __init__(self) -> None:
        super().__init__(
            _("The workbook has macros, and was not opened. Save it as .xlsx without macros.")
        )


class TooLarge(Refusal):
    """The workbook, or what it unpacks to, is larger than any that is needed here."""

    code = "workbook_too_large"

    def __init__(self) -> None:
        super().__init__(
            _("The workbook is too large: at most 5 MB, and 5,000 rows. Was the right one chosen?")
        )


class NoSuchSheet(Refusal):
    """None of the workbook's sheets is the one that was handed out."""

    code = "no_such_sheet"

    def __init__(self) -> None:
        super().__init__(
            _("The workbook has no sheet of values. Fill in the template, and send that.")
        )


class MergedCells(Refusal):
    """Cells were merged, so that it is not known which row a value belongs to."""

    code = "merged_cells"

    def __init__(self, where: str) -> None:
        super().__init__(
            _("Cells have been merged in %(where)s. Unmerge them, and send the file again.")
            % {"where": where}
        )


def rows_of(content: bytes, *, mark: str, columns: int, most: int) -> list[Sequence[Cell]]:
    """Return the rows below the headings of the sheet whose first cell is `mark`.

    Raises NotAWorkbook, HasMacros, TooLarge, NoSuchSheet, MergedCells.
    """
    _check_parts(content)
    name = _name_of(content, mark, most)
    sheet = _opened(content)[name]
    for merged in sheet.merged_cells.ranges:
        raise MergedCells(str(merged))
    return [
        tuple(row) for row in sheet.iter_rows(min_row=2, max_col=columns, max_row=sheet.max_row)
    ]


def _check_parts(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise TooLarge
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            known = parts.infolist()
    except CANNOT_READ as error:
        raise NotAWorkbook from error
    names = [part.filename.lower() for part in known]
    # What a part says of its size holds: no more than that is ever unpacked of it.
    if len(known) > MOST_PARTS or sum(part.file_size for part in known) > MOST_UNPACKED:
        raise TooLarge
    if any(mark in name for name in names for mark in MACROS):
        raise HasMacros
    if "xl/workbook.xml" not in names:
        raise NotAWorkbook


def _name_of(content: bytes, mark: str, most: int) -> str:
    """Find the sheet by reading a row at a time, so that an endless one is left early."""
    book = _opened(content, read_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_col=1, values_only=True)
            if next(rows, (None,))[0] == mark:
                _count(rows, most)
                return str(sheet.title)
    except CANNOT_READ as error:
        raise NotAWorkbook from error
    finally:
        book.close()
    raise NoSuchSheet


def _count(rows: Iterator[Any], most: int) -> None:
    for number, _row in enumerate(rows, start=1):
        if number > most:
            raise TooLarge


def _opened(content: bytes, *, read_only: bool = False) -> Any:
    try:
        return load_workbook(io.BytesIO(content), read_only=read_only, keep_links=False)
    except CANNOT_READ as error:
        raise NotAWorkbook from error
