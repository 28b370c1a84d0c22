"""Choosing among an overview's rows, and putting them in order."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from regional.labels import SIZES, label_of
from regional.queries.overview import Row
from regional.risk import AtRisk
from register.queries.letters import folded

FAR = date.max
ORDERS: dict[str, Callable[[Row], Any]] = {
    "status": lambda row: label_of(row.current).rank,
    "due": lambda row: row.next_due or FAR,
    "phase": lambda row: row.phase.steps if row.phase else -1,
    "last": lambda row: row.last.received_at.date() if row.last else date.min,
}


def selected(rows: Iterable[Row], wanted: Mapping[str, Any]) -> list[Row]:
    """Return the rows of the status, size and name that are asked for."""
    return [row for row in rows if _is_wanted(row, wanted)]


def in_order(rows: list[Row], sort: str) -> list[Row]:
    """Return the rows by a column (`-` turns it round), or as they are: by the alphabet."""
    key = sort.removeprefix("-")
    turned = sort.startswith("-")
    if key in ORDERS:
        return sorted(rows, key=ORDERS[key], reverse=turned)
    return rows[::-1] if key == "name" and turned else rows


def risks_in_order(risks: list[AtRisk], sort: str) -> list[AtRisk]:
    """Return the municipalities at risk by a column (`-` turns it round), or as they are: by how many signs they have."""
    orders: dict[str, Callable[[AtRisk], Any]] = {
        "name": lambda risk: folded(risk.row.municipality.name),
        "due": lambda risk: risk.awaited.due_on,
        "signs": lambda risk: -len(risk.signs),
    }
    key = sort.removeprefix("-")
    if key not in orders:
        return risks
    return sorted(risks, key=orders[key], reverse=sort.startswith("-"))


def _is_wanted(row: Row, wanted: Mapping[str, Any]) -> bool:
    place: Any = row.municipality
    return (
        _is_named(place, wanted.get("q") or "")
        and (not wanted.get("status") or label_of(row.current).key == wanted["status"])
        and _has_size(place.population, wanted.get("size") or "")
    )


def _is_named(place: Any, text: str) -> bool:
    names = folded(f" {place.name_fi} {place.name_sv} {place.code}")
    return all(f" {word}" in names for word in folded(text).split())


def _has_size(population: int | None, size: str) -> bool:
    if size not in SIZES:
        return True
    least, most, _words = SIZES[size]
    return population is not None and least <= population <= most
