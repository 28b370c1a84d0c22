"""What a country and an authority see, with 300 municipalities and with ten times as many."""

import os
from pathlib import Path
from statistics import median
from typing import Any

import django
import psycopg

from bench.larger import enlarge
from bench.timing import seconds, tell

ROUNDS = 15
HERE = Path(__file__).parent
AUTHORITY = "edc-01"


def main() -> dict[str, float]:
    """Measure, enlarge the register, and measure again."""
    from core.connection import bound_connection
    from regional.services.obligations import ensure_obligations
    from tenants.context import over_region
    from tenants.database.binding import shared_binding

    bound_connection().bind(shared_binding("front"))
    with over_region():
        ensure_obligations()
    session = officer()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
        admin.execute((HERE / "country.sql").read_text())
        country, authority = measured(session)
        enlarge(admin)
        larger_country, larger_authority = measured(session)
    return {
        "region_300_ms": country * 1000,
        "region_growth_country": larger_country / country,
        "region_growth_authority": larger_authority / authority,
    }


def measured(session: str) -> tuple[float, float]:
    """Return the median seconds of the country's overview and of one authority's page."""
    from django.test import Client
    from django.urls import reverse

    from core.clock import today
    from regional.queries.overview import overview
    from tenants.context import over_region

    client = Client()
    client.cookies["sessionid"] = session
    page = reverse("regional:overview", kwargs={"authority": AUTHORITY})

    def country() -> None:
        with over_region():
            assert len(overview(None, on=today()).rows) >= 280

    def authority() -> None:
        answer = client.get(page, headers={"host": "kotopolku.test"})
        assert answer.status_code == 200, answer.status_code

    country()
    authority()
    return (
        median(seconds(country) for _ in range(ROUNDS)),
        median(seconds(authority) for _ in range(ROUNDS)),
    )


def officer() -> Any:
    """Make an officer of the authority, and return the key of their session."""
    from tenants.context import at_front_door
    from tenants.models import Officer
    from tests.access.scene import FRONT, new_session
    from tests.makers import make_user, with_factor

    user = make_user("Sanna Korhonen")
    with_factor(user)
    with at_front_door():
        Officer.objects.create(user=user, authority_id=AUTHORITY, role="officer")
        return new_session(user, FRONT)


if __name__ == "__main__":
    django.setup()
    tell(main())
