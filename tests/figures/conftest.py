"""Who fetches figures in the tests that do."""

from collections.abc import Iterator

import pytest

from tenants.context import as_administrator
from tests.figures.server import Statistics, serving


@pytest.fixture
def as_the_keeper(db: None) -> Iterator[None]:
    """Act as the platform's administrator, the only one who may change figures."""
    with as_administrator():
        yield


@pytest.fixture
def statistics() -> Iterator[Statistics]:
    """A statistics service of the test's own."""
    with serving() as found:
        yield found
