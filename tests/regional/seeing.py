"""What an authority sees on a day."""

from datetime import date

from regional.contracts import ObligationState
from regional.queries.overview import Overview, Row, overview
from register.models import (
    Authority,
)
from tenants.context import over_region
from tests.regional.makers import (
    UUSIMAA,
)

AFTER = date(2026, 6, 2)


def seen(on: date = AFTER, authority: str = UUSIMAA) -> Overview:
    with over_region():
        return overview(Authority.objects.get(key=authority), on=on)


def row_of(code: str, on: date = AFTER, authority: str = UUSIMAA) -> Row:
    return next(row for row in seen(on, authority).rows if row.municipality.code == code)


def state_of(code: str, on: date = AFTER) -> ObligationState:
    return row_of(code, on).state
