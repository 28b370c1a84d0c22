"""Whether a pooler stands between us and PostgreSQL that lends one server connection to several of ours.

Such a pooler (PgBouncer in transaction or statement mode) gives one client's role and path to the next: two reads of three
came from another workspace when it was tried. Two connections that are open at the same time must be two at the server.
"""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import psycopg
from django.db import connection

Connect = Callable[[], psycopg.Connection[Any]]
ROUNDS = 5


def lends_connections(connect: Connect | None = None) -> bool:
    """Tell whether two of our connections were one and the same at the server.

    Raises psycopg.OperationalError when the server does not answer.
    """
    opened = connect or _connect
    with ExitStack() as stack:
        first, second = (stack.enter_context(opened()) for _ in range(2))
        # Asked in turn: a pooler of transactions gives the one it has just got back.
        return any(_at_server(first) == _at_server(second) for _ in range(ROUNDS))


def _at_server(asked: psycopg.Connection[Any]) -> int:
    row = asked.execute("SELECT pg_backend_pid()").fetchone()
    return int(row[0]) if row else 0


def _connect() -> psycopg.Connection[Any]:
    wanted = connection.get_connection_params()
    for ours in ("cursor_factory", "context"):
        wanted.pop(ours, None)
    return psycopg.connect(**wanted, autocommit=True)
