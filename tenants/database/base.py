"""The database backend: django-tenants', bound to a role, and closed where that one is open.

What differs (each reason is a fault that was seen): the role and the path are set in one round trip, once for each switch; a
failure to set them is an error rather than silence; a connection that nobody bound refuses to ask anything; several statements
in one string are refused by the server, since every query goes through the extended protocol.
"""

from typing import Any

import psycopg
from django.db.backends.postgresql.base import Cursor
from django.db.utils import OperationalError
from django_tenants.postgresql_backend.base import DatabaseWrapper as TenantWrapper
from psycopg import pq

from tenants.database.binding import Binding, Unbound, owner_binding, workspace_binding


class SingleStatementCursor(Cursor):
    """Binds parameters on the client as Django does, but never lets `a; b` through."""

    def _execute_send(self, query: Any, **options: Any) -> None:
        super()._execute_send(query, **options | {"force_extended": True})  # type: ignore[misc]  # psycopg's own, not in its stubs


class DatabaseWrapper(TenantWrapper):  # type: ignore[misc]  # django-tenants has no types
    """A connection that knows whose it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.wanted: Binding | None = None
        self.bound: Binding | None = None
        self._initialising = False
        self.tenant: Any = None
        super().__init__(*args, **kwargs)
        self.is_owner = not str(self.settings_dict["USER"]).endswith("_login")
        self.set_schema_to_public()

    # -- who is open

    @property
    def place(self) -> str:
        """The name of the place that is open: a workspace's schema, or `front`.

        Raises Unbound.
        """
        if self.wanted is None:
            raise Unbound("No workspace and no shared role is open on this connection.")
        return self.wanted.place

    @property
    def in_workspace(self) -> bool:
        return self.wanted is not None and self.wanted.schema is not None

    def bind(self, binding: Binding | None, *, tenant: Any = None) -> None:
        """Bind to a role and a schema, or to nothing. It takes effect with the next query."""
        if binding == self.wanted and tenant is self.tenant:
            return
        self.wanted, self.tenant = binding, tenant
        self.schema_name = (binding.schema if binding else None) or "public"
        self.bound = None

    def set_tenant(self, tenant: Any, include_public: bool = True) -> None:
        """Do as django-tenants asks, as owner; a login without rights must say which role it wants."""
        schema = tenant.schema_name
        if getattr(self, "is_owner", False):
            binding: Binding | None = owner_binding(schema)
        else:
            binding = None if schema == "public" else workspace_binding(schema)
        self.bind(binding, tenant=tenant)
        self.schema_name = schema
        self.include_public_schema = include_public

    # -- binding

    def _handle_search_path(self, _cursor: Any = None) -> None:
        if self._initialising or (
            self.bound is not None and self.bound == self.wanted and self.include_public_schema
        ):
            return
        if self.wanted is None:
            raise Unbound("No workspace and no shared role is open on this connection.")
        connection = self.connection.pgconn
        if connection.transaction_status == pq.TransactionStatus.INERROR:
            return  # nothing but a rollback can follow, and that forgets the binding
        statements = self.wanted.sql() if self.include_public_schema else self._without_public()
        if (
            not self.connection.autocommit
            and connection.transaction_status == pq.TransactionStatus.IDLE
        ):
            statements = b"BEGIN; " + statements
        result = connection.exec_(statements)
        if result.status != pq.ExecStatus.COMMAND_OK:
            self.bound = None
            reason = result.error_message.decode(errors="replace")
            raise OperationalError(
                f"The connection could not be bound to {self.wanted.role}: {reason}"
            )
        self.bound = self.wanted if self.include_public_schema else None

    def _without_public(self) -> bytes:
        return self.wanted.sql().replace(b", public", b"") if self.wanted else b""

    def _forget(self) -> None:
        self.bound = None

    def close(self) -> None:
        self._forget()
        super().close()

    def rollback(self) -> None:
        # SET is undone with the transaction that made it.
        self._forget()
        super().rollback()

    def savepoint_rollback(self, sid: str) -> None:
        try:
            super().savepoint_rollback(sid)
        finally:
            self._forget()

    # -- connecting

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        if not self.is_owner:
            params["cursor_factory"] = SingleStatementCursor
        return params

    def init_connection_state(self) -> None:
        # Django sets up the session as the login itself, before anybody is bound.
        self._initialising = True
        try:
            super().init_connection_state()
        finally:
            self._initialising = False
        self._forget()

    def is_usable(self) -> bool:
        if self.connection is None:
            return False
        try:
            self.connection.pgconn.exec_(b"SELECT 1")
        except psycopg.Error:
            return False
        return bool(self.connection.pgconn.status == pq.ConnStatus.OK)
