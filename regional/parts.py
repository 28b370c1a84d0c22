"""Which part of the country a query asks for: all pages, files and letters understand the same words."""

from collections.abc import Mapping
from datetime import date

from regional.queries.overview import Overview, Row, overview
from regional.queries.scope import Part
from regional.selecting import in_order, selected
from register.models import Authority

AREAS = {"region": "region", "county": "county", "area": "employment_area"}


def part_of(authority: Authority, query: Mapping[str, str]) -> Part:
    """Return the part of the country that is asked for; only a national authority may name an authority."""
    numbers = {AREAS[name]: _number(query.get(name, "")) for name in AREAS}
    return Part(authority=query.get("authority", "") if authority.is_national else "", **numbers)


def seen_through(
    authority: Authority, query: Mapping[str, str], *, on: date
) -> tuple[Overview, tuple[Row, ...]]:
    """Return what an authority sees of the part that a query asks for, and the rows that match it, in its order."""
    seen = overview(authority, part_of(authority, query), on=on)
    rows = in_order(selected(seen.rows, query), query.get("sort", ""))
    return seen, tuple(rows)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
