"""What a pack is put together from: sentences and rows that name the reports they were counted from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regional.contracts import ObjectivePart
from regional.packs.reports import Gathered, Source


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the numbers of its reports; one without says that something was not received."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with the numbers of its reports."""

    cells: tuple[str, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table, each row of which names its reports."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """What is counted at one place of a pack."""

    sentences: tuple[Sentence, ...] = ()
    rows: Rows | None = None


def objectives_in(gathered: Gathered) -> Iterator[tuple[Source, ObjectivePart]]:
    """Return each objective with the report that names it."""
    for source in gathered.sources:
        for objective in source.report.objectives:
            yield source, objective


def numbers_of(sources: Iterable[Source]) -> tuple[int, ...]:
    """Return the numbers of reports, each once, in their order."""
    return tuple(sorted({source.number for source in sources}))
