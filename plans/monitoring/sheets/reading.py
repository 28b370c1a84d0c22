"""What a spreadsheet that came back says: lines that can be used, and what is wrong in which cell."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl.cell import Cell

from core.workbooks import rows_of
from plans.models.indicator import YEARS
from plans.monitoring.sheets.template import COLUMNS, MARK
from ui.fields import DecimalField

MOST_ROWS = 5000
LONGEST_NOTE = 300
KEY, YEAR, VALUE, NOTE = 0, 4, 5, 6
LETTERS = "ABCDEFG"


@dataclass(frozen=True, slots=True)
class Line:
    """A row that says something: the value of an indicator in a year."""

    row: int
    indicator: UUID
    year: int
    value: Decimal
    note: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a cell."""

    cell: str
    words: str


class _Wrong(Exception):
    def __init__(self, column: int, words: str) -> None:
        self.column, self.words = column, words
        super().__init__(words)


def read_values(content: bytes, *, known: Collection[UUID]) -> tuple[list[Line], list[Mistake]]:
    """Read the sheet of values; a row without a value says nothing. `known` are the indicators that may be written.

    Raises the refusals of `core.workbooks`.
    """
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    seen: dict[tuple[UUID, int], int] = {}
    for number, cells in enumerate(
        rows_of(content, mark=MARK, columns=COLUMNS, most=MOST_ROWS), start=2
    ):
        try:
            line = _line(number, cells, known)
            if line is not None:
                _refuse_second(line, seen)
                lines.append(line)
        except _Wrong as wrong:
            mistakes.append(Mistake(f"{LETTERS[wrong.column]}{number}", wrong.words))
    return lines, mistakes


def _line(number: int, cells: Sequence[Cell], known: Collection[UUID]) -> Line | None:
    formula = next((at for at, cell in enumerate(cells) if cell.data_type == "f"), None)
    if formula is not None:
        raise _Wrong(formula, _("A formula is not read: write the number itself."))
    if _empty(cells[VALUE].value):
        return None
    return Line(
        row=number,
        indicator=_key(cells[KEY].value, known),
        year=_year(cells[YEAR].value),
        value=_value(cells[VALUE].value),
        note=_note(cells[NOTE].value),
    )


def _refuse_second(line: Line, seen: dict[tuple[UUID, int], int]) -> None:
    first = seen.setdefault((line.indicator, line.year), line.row)
    if first != line.row:
        said = _("The same indicator and year stand on row %(row)s already.")
        raise _Wrong(YEAR, said % {"row": first})


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _key(value: Any, known: Collection[UUID]) -> UUID:
    try:
        key = UUID(str(value))
    except ValueError:
        key = None
    if key is None or key not in known:
        raise _Wrong(
            KEY, _("This row belongs to no indicator of the plan. Copy a row of the template.")
        )
    return key


def _year(value: Any) -> int:
    text = str(value).strip().removesuffix(".0")
    if isinstance(value, bool) or not text.isascii() or not text.isdigit():
        raise _Wrong(YEAR, _("“%(value)s” is not a year.") % {"value": _short(value)})
    if not YEARS[0] <= int(text[:9]) <= YEARS[1]:
        raise _Wrong(YEAR, _("Give a year between 1990 and 2100."))
    return int(text)


def _value(value: Any) -> Decimal:
    if isinstance(value, bool | date):
        raise _Wrong(VALUE, _("“%(value)s” is not a number.") % {"value": _short(value)})
    try:
        plain = f"{Decimal(repr(value)):f}" if isinstance(value, int | float) else str(value)
        read = _DECIMALS.clean(plain[:60])
    except (ValidationError, InvalidOperation, ValueError) as error:
        said = _("“%(value)s” is not a number.") % {"value": _short(value)}
        raise _Wrong(VALUE, said) from error
    if read is None:
        raise _Wrong(VALUE, _("“%(value)s” is not a number.") % {"value": _short(value)})
    return Decimal(read)


def _note(value: Any) -> str:
    text = "" if value is None else str(value).replace("\0", "").strip()
    if len(text) > LONGEST_NOTE:
        raise _Wrong(NOTE, _("The note is longer than 300 characters."))
    return text


def _short(value: Any) -> str:
    return str(value)[:40]


_DECIMALS = DecimalField(required=False)
