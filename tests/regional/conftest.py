"""A region on a day of the test's choosing."""

from collections.abc import Iterator

import pytest
import time_machine

from accounts.models import User
from regional.services.obligations import ensure_obligations
from tenants.context import over_region
from tests.makers import make_user
from tests.regional.makers import BEFORE_DUE, make_officer


@pytest.fixture
def in_may(db: None) -> Iterator[time_machine.Traveller]:
    """4 May 2026, a month before the first reports under the checklist are due; what municipalities owe is there."""
    with time_machine.travel(BEFORE_DUE, tick=False) as traveller:
        with over_region():
            ensure_obligations()
        yield traveller


@pytest.fixture
def sanna(in_may: time_machine.Traveller) -> User:
    """An officer of the Economic Development Centre of Uusimaa."""
    user = make_user("Sanna Korhonen")
    make_officer(user)
    return user
