"""Who somebody is, at a workspace's host."""

from typing import Any

from accounts.models import User


class HandoverBackend:
    """Knows the people whom the front door has handed over; it checks no password itself."""

    def authenticate(self, _request: Any, **_credentials: Any) -> None:
        return None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()
