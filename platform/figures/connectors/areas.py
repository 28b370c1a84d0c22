"""Which area a publisher's code is, and which division into municipalities a table follows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

MUNICIPALITY = re.compile(r"(?:KU)?([0-9]{3})")
COUNTRY = {"SSS", "MA1", "MA", "WHOLE_COUNTRY"}


@dataclass(frozen=True, slots=True)
class Country:
    """The municipalities that there have been, and the days on which some were merged into others."""

    municipalities: frozenset[str]
    mergers: Mapping[str, date]

    def place(self, code: str) -> tuple[str, str] | None:
        """Return the level and the code of an area, or None for one that is not kept."""
        if code.upper() in COUNTRY:
            return "country", ""
        found = MUNICIPALITY.fullmatch(code.strip().upper())
        if found and found[1] in self.municipalities:
            return "municipality", found[1]
        return None

    def division_of(self, codes: Iterable[str]) -> date | None:
        """Return the day of the latest merger that a table has carried out: the merged one is no more in it."""
        there = {place[1] for code in codes if (place := self.place(code))}
        return max((on for merged, on in self.mergers.items() if merged not in there), default=None)
