"""A region on a day of the test's choosing."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
import time_machine
from django.test import Client

from regional.services.obligations import ensure_obligations
from tenants.context import over_region
from tenants.models import Officer
from tests import database
from tests.makers import make_user
from tests.regional.browsing import enter
from tests.regional.makers import BEFORE_DUE, make_officer
from tests.regional.rows import fill


@pytest.fixture
def in_may(db: None) -> Iterator[time_machine.Traveller]:
    """4 May 2026, a month before the first reports under the checklist are due; what municipalities owe is there."""
    with time_machine.travel(BEFORE_DUE, tick=False) as traveller:
        with over_region():
            ensure_obligations()
        yield traveller


@pytest.fixture
def sanna(in_may: time_machine.Traveller) -> Client:
    """An officer of Uusimaa."""
    return enter("Sanna Korhonen")


@pytest.fixture
def reader(in_may: time_machine.Traveller) -> Client:
    """A reader at Uusimaa."""
    return enter("Risto Lukija", role=Officer.Role.READER)


@pytest.fixture
def stranger(in_may: time_machine.Traveller) -> Client:
    """An officer of Lapland."""
    return enter("Lars Lappi", authority="edc-10")


@pytest.fixture
def pekka(in_may: time_machine.Traveller) -> Officer:
    """Another officer of Uusimaa, who acts through the services."""
    return make_officer(make_user("Pekka Peltola"))


@pytest.fixture
def server(database_name: str) -> Iterator[psycopg.Connection[Any]]:
    """The administrator's own connection, past Django; everything is undone."""
    with psycopg.connect(database.url_of(database_name)) as connection:
        fill(connection)
        yield connection
        connection.rollback()
