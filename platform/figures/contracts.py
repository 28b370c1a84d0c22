"""What connectors hand over, in plain Python: no database, no web."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

Terms = Mapping[str, list[dict[str, object]]]
# No figure of a municipality, in persons or in euros, is as large: such a value is a fault.
LARGEST = Decimal(10) ** 12


class Row(NamedTuple):
    """One value as it is kept: `version` is a key of DefinitionVersion, `level` and `status` are choices of the models."""

    version: str
    level: str
    area: str
    period: str
    dimensions: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read from a table for one version of a definition."""

    version: str
    terms: Terms
    factor: int | None = None
    may_be_negative: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one call reads: everything wanted, for some periods and areas. Positions are those of the table's lists."""

    periods: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableState:
    """What the publisher says of a table before it is read."""

    published: str
    areas: frozenset[str]
    parts: tuple[Part, ...]
    units: Mapping[str, str] = field(default_factory=dict)
    passed_over: int = 0
    division_on: date | None = None
