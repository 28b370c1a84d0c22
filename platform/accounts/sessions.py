"""Django's database sessions, kept apart by host."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import connection

from accounts.models import Session


class SessionStore(DatabaseSessions):
    """Keeps each session with the place it was made at; the database hides those of other places."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row: Session = super().create_model_instance(data)
        row.place = connection.place  # type: ignore[attr-defined]  # of our database backend
        user = data.get("_auth_user_id")
        row.user_id = int(user) if user else None
        return row
