"""What a chart is made of, besides its drawing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ui.formats import NBSP, NOTHING, Number, number

_KEY = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a drawing; `key` is its id in the page, `title` says the finding.

    A description is made from the numbers where none is given.
    """

    key: str
    title: str
    note: str = ""
    description: str = ""
    source: str = ""
    unit: str = ""
    decimals: int | None = None
    row_label: str = ""

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(
                f"“{self.key}” cannot be an id: begin with a letter, go on with letters and digits."
            )

    def said(self, value: Number | None) -> str:
        """A value with its unit."""
        plain = number(value, self.decimals)
        return f"{plain}{NBSP}{self.unit}" if self.unit and plain != NOTHING else plain


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a drawing in words: the first cell of each row is its heading."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign that the drawing uses, and what it means."""

    drawing: SafeString
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, ready for ui/_figure.html."""

    caption: Caption
    wide: SafeString
    narrow: SafeString
    table: Table
    legend: tuple[LegendEntry, ...] = ()
