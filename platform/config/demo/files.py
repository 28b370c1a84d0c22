"""The demo's own files: people, places, texts and figures. See data/README.md for what is real and what is composed."""

import csv
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A person with whom the demo can be tried; `place` is a workspace's schema, an authority's key, or nothing."""

    email: str
    name: str
    language: str
    place: str
    role: str
    secret: str  # base32, of the authenticator app


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, and how far it gets in the demo."""

    code: str
    language: str
    stage: str
    coordinator: str = ""  # a name; without one it is among the sign-ins
    approved_days_ago: int | None = None
    sent_days_ago: int | None = None
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A real figure of one municipality and year."""

    year: int
    value: Decimal
    table: str


@cache
def read(name: str) -> Any:
    """Return the content of a JSON file."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def password() -> str:
    """Return the one password of everybody who signs in to the demo."""
    return str(read("people")["password"])


def sign_ins() -> list[SignIn]:
    """Return whom one can sign in as, in the order in which they are shown."""
    return [SignIn(**person) for person in read("people")["people"]]


def places() -> list[Place]:
    """Return the municipalities of the demo."""
    return [
        Place(**{**place, "objectives": tuple(place.get("objectives", ()))})
        for place in read("municipalities")
    ]


@cache
def _figures() -> dict[tuple[str, str], list[Figure]]:
    found: dict[tuple[str, str], list[Figure]] = {}
    with (DATA / "figures.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            figure = Figure(int(row["year"]), Decimal(row["value"]), row["table"])
            found.setdefault((row["figure"], row["municipality"]), []).append(figure)
    return found


def figures(name: str, municipality: str) -> list[Figure]:
    """Return a municipality's figures of one kind, oldest first."""
    return _figures().get((name, municipality), [])
