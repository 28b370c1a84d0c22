"""Programs at Espoo, at Hanko and at the front door."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from accounts.models import User
from tenants.models import Workspace
from tests.api.program import Program, at


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> Iterator[None]:
    """Requests are counted in the cache: each test begins at nought."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def aino_at_espoo(espoo: Workspace, aino: User) -> Program:
    return at(espoo, aino)


@pytest.fixture
def front(db: None) -> Program:
    return Program("kotopolku.test")
