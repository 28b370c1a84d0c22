"""What a country and an authority see of six years of reports, with 30, 300 and 3,000 municipalities; and counting all anew."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import django
import psycopg
from psycopg.types.json import Jsonb

from bench.larger import enlarge
from bench.timing import seconds, tell

ROUNDS = 15
HERE = Path(__file__).parent
AUTHORITY = "edc-01"
TWO_YEARS = timedelta(days=730)


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
        keep_sample(admin)
        admin.execute((HERE / "years.sql").read_text())
        admin.execute((HERE / "country.sql").read_text())
        admin.execute(
            "ANALYZE"
        )  # by itself: in one transaction with others it would lock every table at once
        rate = rebuilt()
        found = measured(session)
        enlarge(admin)
        rebuilt()
        larger = measured(session)
    return {
        "region_30_ms": found["part"] * 1000,
        "region_300_ms": found["country"] * 1000,
        "region_300_past_ms": found["past"] * 1000,
        "region_300_contents_ms": found["contents"] * 1000,
        "region_growth_part": found["country"] / found["part"],
        "region_growth_country": larger["country"] / found["country"],
        "region_growth_past": larger["past"] / found["past"],
        "region_growth_authority": larger["page"] / found["page"],
        "rebuild_rate": rate,
    }


def keep_sample(admin: Any) -> None:
    """Put the document that every report of the measurement holds where the statements find it."""
    from core.documents import fingerprint
    from regional.contracts import as_document
    from tests.regional.makers import make_objective, make_report

    document = as_document(make_report(objectives=tuple(make_objective() for _ in range(8))))
    admin.execute("CREATE TEMP TABLE sample (document jsonb, hash text)")
    admin.execute("INSERT INTO sample VALUES (%s, %s)", [Jsonb(document), fingerprint(document)])


def rebuilt() -> float:
    """Make the figures of all documents, see that they are right, and return how many a second."""
    from regional.models import ReceivedReport
    from regional.services.figures import rebuild_figures
    from tenants.context import over_region

    with over_region():
        number = ReceivedReport.objects.count()
        took = seconds(rebuild_figures)
        assert rebuild_figures(check=True) == []
    return number / took


def measured(session: str) -> dict[str, float]:
    """Return the median seconds of the overviews, of what plans aim at, and of one authority's page."""
    from core.clock import today

    seen = country(today())
    return {
        "part": middle(part),
        "country": middle(lambda: country(today())),
        "past": middle(lambda: country(today() - TWO_YEARS)),
        "contents": middle(lambda: contents(seen)),
        "page": middle(lambda: page(session)),
    }


def middle(action: Callable[[], Any]) -> float:
    """Return the median seconds of an action, whose first time does not count."""
    action()
    return median(seconds(action) for _ in range(ROUNDS))


def country(on: date) -> Any:
    from regional.queries.overview import overview
    from tenants.context import over_region

    with over_region():
        seen = overview(None, on=on)
    assert len(seen.rows) >= 280
    return seen


def part() -> None:
    from core.clock import today
    from regional.queries.overview import overview
    from register.models import Authority
    from tenants.context import over_region

    with over_region():
        seen = overview(Authority.objects.get(key=AUTHORITY), on=today())
    assert len(seen.rows) == 26


def contents(seen: Any) -> None:
    from regional.queries.coverage import contents_of
    from tenants.context import over_region

    with over_region():
        assert contents_of(seen).municipalities > 200


def page(session: str) -> None:
    from django.test import Client
    from django.urls import reverse

    client = Client()
    client.cookies["sessionid"] = session
    address = reverse("regional:overview", kwargs={"authority": AUTHORITY})
    answer = client.get(address, headers={"host": "kotopolku.test"})
    assert answer.status_code == 200, answer.status_code


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
