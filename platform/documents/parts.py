"""What a document says, whatever it is written as: all of it is data, and nothing typed becomes markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from documents.texts import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text; `link` is an address, or # and the anchor of a heading or an item of the document.

    `language` is that of the stretch, where it is not the one around it.
    """

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    link: str = ""
    language: str = ""


Line = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: 1 is the highest below the title."""

    line: Line
    level: int = 1
    language: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Some sentences; quiet ones are set smaller."""

    line: Line
    language: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A point of a list, and what is listed under it."""

    line: Line
    parts: tuple[Items, ...] = ()
    language: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Points, numbered or not."""

    items: tuple[Item, ...]
    is_numbered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what stands for it."""

    label: Line
    value: Line
    language: str = ""  # of the value


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Labels with their values."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings that are repeated on each page; `widths` are shares of the whole width.

    Columns named in `numbers` (from 0) are set to the right.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...] = ()
    numbers: frozenset[int] = frozenset()
    language: str = ""  # of the cells, not of the head

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.head)]
        if wrong or (self.widths and len(self.widths) != len(self.head)):
            raise ValueError(f"“{self.caption}” does not have {len(self.head)} columns throughout")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing as SVG, what it shows in words, and what is written under it."""

    svg: str
    alternative: str
    caption: Line = ""

    def __post_init__(self) -> None:
        if not self.alternative.strip():
            raise ValueError("a picture says in words what it shows")


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """What follows begins on a new page."""


Part = Heading | Paragraph | Items | Facts | Table | Picture | Break


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document; `kind` stands over the title, `facts` under it, `footer` on each page.

    `made_on` is the day that is kept in the file: the same document gives the same file on any day.
    """

    title: str
    language: str
    made_on: date
    kind: str = ""
    title_language: str = ""
    author: str = ""
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()
    footer: str = ""
    is_wide: bool = False
    is_dense: bool = False
    has_contents: bool = False


def runs_of(line: Line) -> tuple[Run, ...]:
    """Return a line as stretches of text that any format can keep."""
    runs = line if isinstance(line, tuple) else (Run(text=str(line)),)
    return tuple(
        Run(
            text=plain(run.text),
            is_strong=run.is_strong,
            is_emphasis=run.is_emphasis,
            link=plain(run.link).strip(),
            language=run.language,
        )
        for run in runs
        if run.text
    )


def words_of(line: Line) -> str:
    """Return a line's text alone."""
    return "".join(run.text for run in runs_of(line))


def headings_in_order(parts: Iterable[Part]) -> Iterator[Part]:
    """Give each heading at most one level more than the one before it has: none is skipped, as PDF/UA asks."""
    last = 0
    for part in parts:
        if isinstance(part, Heading):
            last = max(1, min(part.level, last + 1))
            yield Heading(line=part.line, level=last, language=part.language, anchor=part.anchor)
        else:
            yield part


def anchors_of(document: Document) -> dict[str, int]:
    """Return the anchors of a document with the number of times each is there."""
    found: dict[str, int] = {}
    for part in document.parts:
        held = part.items if isinstance(part, Items) else (part,)
        for each in held:
            if isinstance(each, Heading | Item) and each.anchor:
                found[each.anchor] = found.get(each.anchor, 0) + 1
    return found
