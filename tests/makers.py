"""Make believable things; say only what the test cares about."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

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


def with_factor(user: User) -> str:
    """Give a person a verified address and a TOTP secret, and return the secret."""
    secret: str = generate_totp_secret()
    with at_front_door():
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        TOTP.activate(user, secret)
    return secret
