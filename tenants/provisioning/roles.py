"""The roles of PostgreSQL that Kotopolku acts as.

`login` may sign in and nothing else; it becomes one of the others for as long as a connection is bound. `session` and
`workspace` are groups: what they may do, their members may do.
"""

from typing import Any

import psycopg
from psycopg import sql

from tenants.database.binding import role

GROUPS = ("session", "workspace")
SHARED = ("front", "region", "admin")


def create_roles(
    connection: psycopg.Connection[Any], *, login_password: str, queue_password: str
) -> None:
    """Create what is missing of the roles, and set the passwords of the two that may sign in.

    The connection must be a superuser's.
    """
    for name in ("owner", *GROUPS, *SHARED):
        _ensure(connection, role(name), "NOLOGIN")
    _ensure(connection, role("login"), "LOGIN NOINHERIT")
    _ensure(connection, role("queue"), "LOGIN INHERIT")
    _run(connection, "ALTER ROLE {} CREATEROLE", role("owner"))
    for name, password in (("login", login_password), ("queue", queue_password)):
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(role(name)), sql.Literal(password)
            )
        )
    for name in SHARED:
        _run(connection, "GRANT {} TO {}", role("session"), role(name))
        _run(connection, "GRANT {} TO {}", role(name), role("login"))
    _run(connection, "GRANT {} TO {} WITH ADMIN OPTION", role("workspace"), role("owner"))


def _ensure(connection: psycopg.Connection[Any], name: str, attributes: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone():
        connection.execute(sql.SQL("CREATE ROLE {} " + attributes).format(sql.Identifier(name)))


def _run(connection: psycopg.Connection[Any], statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
