"""The database connection as our own backend makes it, for the type checker."""

from typing import Any, Protocol, cast

from django.db import connection


class BoundConnection(Protocol):
    """A connection that knows whose it is; made by `tenants.database`."""

    wanted: Any
    tenant: Any
    is_owner: bool

    @property
    def place(self) -> str: ...

    @property
    def in_workspace(self) -> bool: ...

    def bind(self, binding: Any, *, tenant: Any = None) -> None: ...


def bound_connection() -> BoundConnection:
    """Return this thread's connection."""
    return cast("BoundConnection", connection)
