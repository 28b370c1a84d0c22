"""Django's database sessions, kept apart by host."""

from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from accounts.models import Session
from core.connection import bound_connection

SHARED = {"front", "region", "admin"}  # one host, one cookie, three doors


class SessionStore(DatabaseSessions):
    """Keeps each session with the place it was made at; the database hides those of other places."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = cast("Session", super().create_model_instance(data))
        row.place = bound_connection().place
        user = data.get("_auth_user_id")
        row.user_id = int(user) if user else None
        return row

    def _get_session_from_db(self) -> Session | None:
        """Refuse a workspace's session at the front door too, whose role may read all of them."""
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]  # the stubs do not know it
        if row is None or row.place == bound_connection().place:
            return row
        if row.place in SHARED and bound_connection().place in SHARED:
            return row
        self._session_key = None
        return None
