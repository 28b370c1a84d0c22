"""Who fetches figures in the tests that do."""

from collections.abc import Iterator

import pytest

from tenants.context import as_administrator


@pytest.fixture
def as_the_keeper(db: None) -> Iterator[None]:
    """Act as the platform's administrator, the only one who may change figures."""
    with as_administrator():
        yield
