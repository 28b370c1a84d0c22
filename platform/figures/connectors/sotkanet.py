"""Reading an indicator of Sotkanet (REST 1.1), found by its title: ids are not promised."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from figures.connectors.areas import Country
from figures.connectors.computing import row_of
from figures.connectors.meanings import plain
from figures.connectors.numbers import Cell, cell_of
from figures.connectors.trying import Caller
from figures.contracts import Part, Row, TableState, Wanted
from figures.errors import MalformedReply, TableGone

EARLIEST = 2010
YEARS_AT_A_TIME = 5


@dataclass
class Sotkanet:
    """One indicator, and the versions of definitions that it gives."""

    caller: Caller
    title: str
    wanted: Sequence[Wanted]
    country: Country
    indicator: int = 0
    regions: dict[int, tuple[str, str]] = field(default_factory=dict)

    def state(self) -> TableState:
        """Return what is said of the indicator, and the calls by which it is read.

        Raises FiguresRefused.
        """
        found = self._find()
        try:
            self.indicator = int(found["id"])
            years = range(
                max(EARLIEST, int(found["range"]["start"])), int(found["range"]["end"]) + 1
            )
            regions = self.caller.json("/regions")
            self.regions = dict(self._places(regions))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise MalformedReply("indicator") from error
        groups = [
            years[first : first + YEARS_AT_A_TIME]
            for first in range(0, len(years), YEARS_AT_A_TIME)
        ]
        codes = [area for level, area in self.regions.values() if level == "municipality"]
        return TableState(
            published=str(found.get("data-updated") or "")[:60],
            areas=frozenset(codes),
            parts=tuple(Part(tuple(map(str, group)), ()) for group in groups),
            passed_over=len(regions) - len(self.regions),
            division_on=self.country.division_of(codes),
        )

    def rows(self, part: Part) -> tuple[list[Row], Mapping[str, str]]:
        """Read some years. A comma between years is refused, so each is a parameter of its own.

        Raises FiguresRefused.
        """
        years = "&".join(f"years={year}" for year in part.periods)
        said = self.caller.json(
            f"/json?indicator={self.indicator}&{years}&genders=total", table=self.title
        )
        if not isinstance(said, list):
            raise MalformedReply("data")
        return [row for line in said for row in self._values(line, part)], {}

    def _find(self) -> Any:
        listing = self.caller.json("/indicators")
        if not isinstance(listing, list):
            raise MalformedReply("indicators")
        wanted = plain(self.title)
        for entry in listing:
            titles = entry.get("title") if isinstance(entry, dict) else None
            if isinstance(titles, dict) and wanted in {
                plain(str(each)) for each in titles.values()
            }:
                return entry
        raise TableGone(self.title)

    def _places(self, regions: Any) -> Iterator[tuple[int, tuple[str, str]]]:
        for region in regions:
            if region["category"] == "MAA" and region.get("code") == "358":
                yield int(region["id"]), ("country", "")
            elif region["category"] == "KUNTA" and (
                place := self.country.place(str(region["code"]))
            ):
                yield int(region["id"]), place

    def _values(self, line: Any, part: Part) -> Iterator[Row]:
        try:
            region, year = int(line["region"]), str(int(line["year"]))
            cell = cell_of(line.get("value", line.get("primary value")))
            wrong = (
                line.get("gender", "total") != "total" or int(line["indicator"]) != self.indicator
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise MalformedReply("data") from error
        if wrong or year not in part.periods or region not in self.regions:
            return
        for wanted in self.wanted:

            def lookup(_where: Mapping[str, object], cell: Cell = cell) -> Cell:
                return cell

            yield row_of(wanted, (*self.regions[region], year), lookup)
