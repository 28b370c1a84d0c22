"""A pooled connection forgets whose it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from psycopg_pool import ConnectionPool

from tenants.database.pool import reset


@pytest.fixture
def pool(db: None) -> Iterator[ConnectionPool[Any]]:
    wanted = connection.get_connection_params() | {"autocommit": True}
    with ConnectionPool(kwargs=wanted, min_size=1, max_size=1, reset=reset) as made:
        yield made


def test_the_next_borrower_gets_the_same_connection_without_role_and_path(
    pool: ConnectionPool[Any],
) -> None:
    with pool.connection() as borrowed:
        first = borrowed.info.backend_pid
        borrowed.pgconn.exec_(b'SET ROLE "kp_m049"; SET search_path = m049, public')
        assert borrowed.execute("SELECT current_user::text").fetchone() == ("kp_m049",)

    with pool.connection() as borrowed:
        seen = borrowed.execute(
            "SELECT current_user::text, current_setting('search_path')"
        ).fetchone()
        assert borrowed.info.backend_pid == first
        assert seen == ("kp_login", '"$user", public')
