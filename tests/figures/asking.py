"""Asking the service of the tests as the connectors do, without waiting."""

from datetime import date
from typing import Any

from figures.connectors.areas import Country
from figures.connectors.fetching import Bounds
from figures.connectors.pxweb import PxWeb
from figures.connectors.trying import Caller
from figures.contracts import Row, Wanted
from tests.figures.server import Statistics

COUNTRY = Country(frozenset({"049", "078", "507", "588"}), {"588": date(2025, 1, 1)})
PEOPLE = Wanted("population-1", {"value": [{"where": {}}]})


class Pauses(list[float]):
    """The pauses that would have been made."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def caller_of(statistics: Statistics, path: str = "/fi", **said: Any) -> Caller:
    return Caller(statistics.service(path), pause=Pauses(), bounds=Bounds(2_000_000, 1.0), **said)


def pauses_of(caller: Caller) -> list[float]:
    assert isinstance(caller.pause, Pauses)
    return caller.pause


def table_of(statistics: Statistics, *wanted: Wanted, table: str = "11re") -> PxWeb:
    return PxWeb(caller_of(statistics), "StatFin/vaerak", table, wanted or (PEOPLE,), COUNTRY)


def all_rows(found: PxWeb) -> list[Row]:
    return [row for part in found.state().parts for row in found.rows(part)[0]]
