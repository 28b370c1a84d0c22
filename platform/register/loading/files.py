"""Reading the register's files: comma-separated, UTF-8, a heading line, one fact a line."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from register.errors import FaultyFile

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=TextChoices)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, which knows where it stands."""

    file: str
    number: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return the cell as it is; an empty one is empty text.

        Raises FaultyFile when the line has no such cell.
        """
        cell = self.cells.get(column)
        if cell is None:
            raise self.fault(_("“%(column)s” is missing.") % {"column": column})
        return cell

    def day(self, column: str) -> date:
        """Return the cell as a day, written 2026-01-31."""
        return self._as(column, date.fromisoformat)

    def day_or_none(self, column: str) -> date | None:
        """Return the cell as a day, or None when it is empty."""
        return self.day(column) if self.text(column) else None

    def decimal(self, column: str) -> Decimal:
        """Return the cell as a decimal number."""
        return self._as(column, Decimal)

    def number_or_none(self, column: str) -> int | None:
        """Return the cell as a whole number, or None when it is empty."""
        return self._as(column, int) if self.text(column) else None

    def flag(self, column: str) -> bool:
        """Return whether the cell is 1 and not 0."""
        return self._as(column, {"0": False, "1": True}.__getitem__)

    def choice(self, column: str, choices: type[Choice]) -> Choice:
        """Return the cell as one of the choices."""
        return self._as(column, choices)

    def known(self, column: str, book: dict[str, Value]) -> Value:
        """Return what the cell names in the book."""
        return self.named(column, self.text(column), book)

    def named(self, column: str, name: str, book: dict[str, Value]) -> Value:
        """Return what one name of several in the cell names in the book."""
        if name not in book:
            raise self.fault(
                _("“%(cell)s” under “%(column)s” is not known.") % {"cell": name, "column": column}
            )
        return book[name]

    def fault(self, problem: str) -> FaultyFile:
        """Say what is wrong with this line."""
        return FaultyFile(self.file, self.number, problem)

    def _as(self, column: str, read: Callable[[str], Value]) -> Value:
        cell = self.text(column)
        try:
            return read(cell)
        except (ValueError, ArithmeticError, KeyError) as error:
            raise self.fault(
                _("“%(cell)s” cannot stand under “%(column)s”.") % {"cell": cell, "column": column}
            ) from error


def lines_of(folder: Path, file: str) -> Iterator[Line]:
    """Read the lines of a file in the folder."""
    with (folder / file).open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        for cells in reader:
            yield Line(file, reader.line_num, cells)
