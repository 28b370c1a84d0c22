"""Reading what was published, with names for the keys; asked at the front door."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from catalogue.models import FrameworkGoal, Theme
from core.names import LANGUAGES
from core.sheets import Cell
from regional.models import Publication
from register.models import Municipality


@dataclass(frozen=True, slots=True)
class Table:
    """One of the data sets: its columns, and its rows in the columns' order."""

    columns: tuple[str, ...]
    rows: list[list[Any]]

    def records(self) -> list[dict[str, Any]]:
        """Return each row with the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def lines(self) -> list[list[Cell]]:
        """Return the table for a spreadsheet, its headings first."""
        return [list[Cell](self.columns), *([_cell(value) for value in row] for row in self.rows)]


NAMES = tuple(f"name_{language}" for language in LANGUAGES)
REPORTING = ("on", "code", *NAMES, "state", "due_on", "received_on", "on_time")
CONTENTS = ("on", "kind", "framework", "key", *NAMES, "municipalities", "of", "objectives")


def published_on(on: date) -> Publication | None:
    """Return what was published of the day."""
    return Publication.objects.filter(on=on).first()


def published_days() -> list[date]:
    """Return the days of which anything was published, the newest first."""
    return list(Publication.objects.values_list("on", flat=True))


def reporting_table(publication: Publication) -> Table:
    """Return each municipality's state on the day."""
    rows = publication.document["municipalities"]
    names = _names(Municipality, "name", (row["code"] for row in rows))
    return Table(
        REPORTING,
        [
            [
                publication.document["on"],
                row["code"],
                *names.get(row["code"], ("", "", "")),
                *(row[column] for column in REPORTING[-4:]),
            ]
            for row in rows
        ],
    )


def contents_table(publication: Publication) -> Table:
    """Return in how many municipalities' newest reports each national goal and each theme comes up."""
    document = publication.document
    goals = _names(FrameworkGoal, "text", (row["key"] for row in document["goals"]))
    themes = _names(Theme, "name", (row["key"] for row in document["themes"]))
    found = [("goal", row["framework"], row, goals) for row in document["goals"]]
    found += [("theme", "", row, themes) for row in document["themes"]]
    return Table(
        CONTENTS,
        [
            [
                document["on"],
                kind,
                framework,
                row["key"],
                *names.get(row["key"], ("", "", "")),
                *(row[column] for column in CONTENTS[-3:]),
            ]
            for kind, framework, row, names in found
        ],
    )


def _names(model: Any, field: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    columns = [f"{field}_{language}" for language in LANGUAGES]
    rows = model.objects.filter(pk__in=list(keys)).values_list("pk", *columns)
    return {key: tuple(names) for key, *names in rows}


def _cell(value: Any) -> Cell:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value
