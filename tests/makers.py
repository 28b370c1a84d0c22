"""Make believable things; say only what the test cares about."""

from typing import Any

from accounts.models import User
from tenants.context import at_front_door
from tenants.models import Membership, Role, Workspace

PASSWORD = "a long enough password"  # noqa: S105  of people who do not exist


def make_user(name: str = "Chaya Cohen", **said: Any) -> User:
    email = f"{name.lower().replace(' ', '.')}@example.org"
    with at_front_door():
        return User.objects.create_user(
            said.pop("email", email), name=name, password=PASSWORD, **said
        )


def make_member(
    user: User, *, workspace: Workspace, role: str = Role.EDITOR, **said: Any
) -> Membership:
    with at_front_door():
        return Membership.objects.create(user=user, workspace=workspace, role=role, **said)
