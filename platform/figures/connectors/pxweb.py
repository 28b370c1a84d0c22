"""Reading a table of a PxWeb service (API version 1): its limits first, then its metadata, then its cells."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from figures.connectors.areas import Country
from figures.connectors.computing import row_of
from figures.connectors.cubes import Cube, cube_of
from figures.connectors.meanings import Variable, variable_for, variables_of
from figures.connectors.numbers import Cell
from figures.connectors.trying import Caller, NotUnderstood
from figures.contracts import Part, Row, TableState, Wanted
from figures.errors import MalformedReply, TableChanged, TableGone

EARLIEST = "2010"
USUAL_CELLS = 100_000


@dataclass
class PxWeb:
    """One table, and what is wanted of it."""

    caller: Caller
    folder: str
    table: str
    wanted: Sequence[Wanted]
    country: Country
    cells: int = USUAL_CELLS
    path: str = ""
    variables: tuple[Variable, ...] = ()
    chosen: dict[str, dict[str, str]] = field(default_factory=dict)

    def state(self) -> TableState:
        """Return what the publisher says of the table, and the calls by which it is read.

        Raises FiguresRefused.
        """
        self._learn_limits()
        published = self._find()
        self.variables = variables_of(self.caller.json(self.path, table=self.table))
        area, time = self._variable("area"), self._variable("time")
        for wanted in self.wanted:
            self._choose(wanted)
        kept = [code for code in area.values if self.country.place(code)]
        periods = sorted(code for code in time.values if code >= EARLIEST)
        if not kept or not periods:
            raise TableChanged(
                _("The table “%(table)s” has no municipalities or no years.")
                % {"table": self.table}
            )
        return TableState(
            published=published,
            areas=frozenset(kept),
            parts=tuple(self._parts(periods, kept)),
            passed_over=len(area.values) - len(kept),
            division_on=self.country.division_of(kept),
        )

    def rows(self, part: Part) -> tuple[list[Row], Mapping[str, str]]:
        """Read the cells of one part, and return its values with the units that the publisher names.

        Raises FiguresRefused.
        """
        cube = cube_of(self.caller.json(self.path, body=self._question(part), table=self.table))
        return list(self._values(cube, part)), cube.units

    def _learn_limits(self) -> None:
        try:
            said = self.caller.json("/?config")
            self.cells = max(1, int(said["maxCells"]))
            self.caller.calls = max(1, int(said["maxCalls"]))
            self.caller.window = max(1.0, float(said["timeWindow"]))
        except (TableGone, NotUnderstood):
            return  # an older server: the usual limits hold
        except (KeyError, TypeError, ValueError) as error:
            raise MalformedReply("config") from error

    def _find(self) -> str:
        """Find the table in its folder, under its own id or one that ends with it; return when it was updated."""
        listing = self.caller.json(f"/{self.folder}", table=self.folder)
        if not isinstance(listing, list):
            raise MalformedReply("folder")
        for entry in listing:
            name = str(entry.get("id", "")) if isinstance(entry, dict) else ""
            stem = name.removesuffix(".px")
            if stem == self.table or stem.endswith(f"_{self.table}"):
                self.path = f"/{self.folder}/{name}"
                return str(entry.get("updated") or "")[:60]
        raise TableGone(self.table)

    def _variable(self, meaning: str) -> Variable:
        return variable_for(meaning, self.variables, table=self.table)

    def _choose(self, wanted: Wanted) -> None:
        """Settle for each term which value of each variable is read."""
        for term in itertools.chain(*wanted.terms.values()):
            where = term.get("where") or {}
            if isinstance(where, dict):
                self.chosen[_name(where)] = dict(self._codes(where))

    def _codes(self, where: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
        named = {self._variable(meaning).code: names for meaning, names in where.items()}
        apart = {self._variable("area").code, self._variable("time").code}
        for variable in self.variables:
            if variable.code in apart:
                continue
            names = named.get(variable.code)
            code = variable.value_named(names) if names else self._whole(variable)
            if code is None and (names or not variable.may_be_left_out):
                said = _("In the table “%(table)s”, “%(variable)s” has no value “%(names)s”.")
                wanted = ", ".join(names or ["total"])
                raise TableChanged(
                    said % {"table": self.table, "variable": variable.code, "names": wanted}
                )
            if code is not None:
                yield variable.code, code

    @staticmethod
    def _whole(variable: Variable) -> str | None:
        return variable.values[0] if len(variable.values) == 1 else variable.total

    def _asked(self) -> dict[str, list[str]]:
        """Return the values to be read of each variable but area and time."""
        asked: dict[str, list[str]] = {}
        for codes in self.chosen.values():
            for variable, code in codes.items():
                if code not in asked.setdefault(variable, []):
                    asked[variable].append(code)
        return asked

    def _parts(self, periods: Sequence[str], areas: Sequence[str]) -> Iterator[Part]:
        each = math.prod(len(codes) for codes in self._asked().values())
        if each > self.cells:
            raise TableChanged(_("The service gives too few cells at a time for what is wanted."))
        some = min(len(areas), self.cells // each)
        years = max(1, self.cells // (each * some))
        for first in range(0, len(periods), years):
            for start in range(0, len(areas), some):
                yield Part(
                    tuple(periods[first : first + years]), tuple(areas[start : start + some])
                )

    def _question(self, part: Part) -> dict[str, Any]:
        asked = {
            self._variable("area").code: list(part.areas),
            self._variable("time").code: list(part.periods),
            **self._asked(),
        }
        query = [
            {"code": code, "selection": {"filter": "item", "values": values}}
            for code, values in asked.items()
        ]
        return {"query": query, "response": {"format": "json-stat2"}}

    def _values(self, cube: Cube, part: Part) -> Iterator[Row]:
        area, time = self._variable("area").code, self._variable("time").code
        if area not in cube.ids or time not in cube.ids:
            raise MalformedReply("dimension")
        for wanted in self.wanted:
            for code, period in itertools.product(part.areas, part.periods):
                place = self.country.place(code)
                if place is None:
                    continue

                def lookup(
                    where: Mapping[str, object], code: str = code, period: str = period
                ) -> Cell:
                    at = {**self.chosen[_name(where)], area: code, time: period}
                    key = tuple(at.get(name, "") for name in cube.ids)
                    if key not in cube.cells:
                        raise MalformedReply("cell")
                    return cube.cells[key]

                yield row_of(wanted, (*place, period), lookup)


def _name(where: Mapping[str, object]) -> str:
    return repr(sorted(where.items()))
