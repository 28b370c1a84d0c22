"""Who somebody is, at a workspace's host."""

from typing import Any

from accounts.models import User
from core.connection import bound_connection
from tenants.models import Membership

MEMBER_HERE = "membership_here"  # where a person carries the membership that was fetched with them


class HandoverBackend:
    """Knows the people whom the front door has handed over; it checks no password itself."""

    def authenticate(self, _request: Any, **_credentials: Any) -> None:
        return None

    def get_user(self, user_id: int) -> User | None:
        """Return the person; a member comes with the membership of the place, so that it is not asked for once more."""
        here = Membership.objects.valid().filter(workspace__schema_name=bound_connection().place)
        member = here.filter(user_id=user_id, user__is_active=True).select_related("user").first()
        if member is None:
            return User.objects.filter(pk=user_id, is_active=True).first()
        user: User = member.user
        setattr(user, MEMBER_HERE, member)
        return user
