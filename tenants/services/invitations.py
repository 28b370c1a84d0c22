"""Invitations: one role in one place, for one e-mail address, once, within seven days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Invitation, User
from accounts.secrets import digest, new_code
from accounts.services import queue_mail, write_letter
from audit.services import record
from core.clock import today
from core.errors import Refusal
from register.models import Authority
from tenants.context import inside
from tenants.database.binding import WORKSPACE_SCHEMA
from tenants.entry import front_door
from tenants.models import Membership, Officer, Role, Workspace
from tenants.permissions import can_appoint, can_give_first_role, can_give_role
from tenants.services.roles import appoint, grant_role

VALID_FOR = timedelta(days=7)


class InvitationNotValid(Refusal):
    """The invitation was used, withdrawn or has run out, or there never was one."""

    code = "invitation_not_valid"

    def __init__(self) -> None:
        super().__init__(
            _("This invitation has been used or withdrawn, or it is too old. Ask for a new one.")
        )


class OtherAddress(Refusal):
    """The invitation is for another e-mail address than the person's."""

    code = "other_address"

    def __init__(self, invitation: Invitation) -> None:
        super().__init__(
            _("This invitation is for %(address)s. Sign out, and sign in with that address.")
            % {"address": invitation.email}
        )


class RoleNotGiven(Refusal):
    """Somebody would give a role that they do not hold."""

    code = "role_not_given"

    def __init__(self) -> None:
        super().__init__(_("You cannot give this role."))


class HasRoleAlready(Refusal):
    """The address belongs to somebody who has a role here today."""

    code = "has_role_already"

    def __init__(self) -> None:
        super().__init__(_("Somebody with this address has a role here already."))


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an invitation leads."""

    to: Workspace | Authority

    @property
    def place(self) -> str:
        return self.to.schema_name if isinstance(self.to, Workspace) else self.to.pk

    @property
    def name(self) -> str:
        return str(self.to.name)

    def role_words(self, role: str) -> str:
        """Return a role's name in the active language."""
        roles = Role if isinstance(self.to, Workspace) else Officer.Role
        return str(roles(role).label)

    def require_gift(self, role: str, *, by: User) -> None:
        """Stop unless the person may give the role here.

        Raises RoleNotGiven.
        """
        if isinstance(self.to, Authority):
            allowed = can_appoint(by, role)
        else:
            member = Membership.objects.valid().filter(workspace=self.to, user=by).first()
            given = member is not None and can_give_role(member, role)
            allowed = given or can_give_first_role(by, role)
        if not allowed:
            raise RoleNotGiven

    def require_stranger(self, email: str) -> None:
        """Stop when the address belongs to somebody who is here.

        Raises HasRoleAlready.
        """
        if isinstance(self.to, Workspace):
            here = Membership.objects.valid().filter(workspace=self.to, user__email__iexact=email)
        else:
            here = Officer.objects.valid().filter(authority=self.to, user__email__iexact=email)
        if here.exists():
            raise HasRoleAlready


def destination_of(invitation: Invitation) -> Destination:
    """Return where an invitation leads.

    Raises InvitationNotValid when that place is closed.
    """
    found: Workspace | Authority | None
    if WORKSPACE_SCHEMA.match(invitation.place):
        found = Workspace.objects.filter(schema_name=invitation.place, closed_at=None).first()
    else:
        found = Authority.objects.filter(pk=invitation.place).first()
    if found is None:
        raise InvitationNotValid
    return Destination(found)


@transaction.atomic
def invite(
    email: str,
    *,
    to: Workspace | Authority,
    role: str,
    by: User,
    language: str = "fi",
    until: date | None = None,
) -> Invitation:
    """Invite an address to a role; the mail leaves with the transaction. An older open invitation is withdrawn.

    `until` is the last day of the role: access ends by itself after it.

    Raises RoleNotGiven, HasRoleAlready.
    """
    destination = Destination(to)
    email = email.strip().lower()
    destination.require_gift(role, by=by)
    destination.require_stranger(email)
    Invitation.objects.filter(
        email=email, place=destination.place, accepted_at=None, revoked_at=None
    ).update(revoked_at=timezone.now())
    token = new_code()
    invitation = Invitation.objects.create(
        email=email,
        place=destination.place,
        role=role,
        role_until=until,
        language=language,
        token_digest=digest(token),
        invited_by=by,
        expires_at=timezone.now() + VALID_FOR,
    )
    record("invitation.sent", invitation, by=by, role=role, until=str(until or ""))
    _send(invitation, token, destination, by=by)
    return invitation


@transaction.atomic
def invite_again(invitation: Invitation, *, by: User) -> None:
    """Send an invitation anew, for seven days from now; the link that was sent before leads nowhere.

    Raises InvitationNotValid when it is settled or the last day of the role is over, RoleNotGiven.
    """
    destination = destination_of(invitation)
    destination.require_gift(invitation.role, by=by)
    if invitation.role_until is not None and invitation.role_until < today():
        raise InvitationNotValid
    token = new_code()
    _settle(invitation, token_digest=digest(token), expires_at=timezone.now() + VALID_FOR)
    record("invitation.sent", invitation, by=by, role=invitation.role)
    _send(invitation, token, destination, by=by)


@transaction.atomic
def revoke(invitation: Invitation, *, by: User) -> None:
    """Withdraw an invitation that nobody has accepted.

    Raises InvitationNotValid when it is settled.
    """
    _settle(invitation, revoked_at=timezone.now())
    record("invitation.withdrawn", invitation, by=by)


def open_invitation(token: str) -> Invitation:
    """Return the invitation that a link leads to. Asked at the front door.

    Raises InvitationNotValid.
    """
    found = Invitation.objects.open().filter(token_digest=digest(token)).first()
    if found is None:
        raise InvitationNotValid
    return found


@transaction.atomic
def accept(token: str, *, user: User) -> Destination:
    """Take the role that an invitation offers, once. Asked at the front door.

    Raises InvitationNotValid, OtherAddress, HasRoleAlready.
    """
    invitation = open_invitation(token)
    if invitation.email != user.email.lower():
        raise OtherAddress(invitation)
    destination = destination_of(invitation)
    destination.require_stranger(invitation.email)
    now = timezone.now()
    if not Invitation.objects.open().filter(pk=invitation.pk).update(accepted_at=now):
        raise InvitationNotValid  # somebody was quicker
    given: dict[str, Any] = {
        "role": invitation.role,
        "by": invitation.invited_by,
        "until": invitation.role_until,
    }
    if isinstance(destination.to, Workspace):
        with inside(destination.to):  # its own trail says who came
            grant_role(user, workspace=destination.to, **given)
    else:
        appoint(user, authority=destination.to, **given)
    record("invitation.accepted", invitation, by=user, role=invitation.role)
    return destination


@transaction.atomic
def accept_as_new_person(token: str, *, name: str, password: str) -> User:
    """Make the account of somebody who has none, and take the role. The link proves the address.

    Raises InvitationNotValid, OtherAddress when the address has an account.
    """
    invitation = open_invitation(token)
    if has_account(invitation):
        raise OtherAddress(invitation)
    user = User.objects.create_user(
        invitation.email, name=name, password=password, language=invitation.language
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record("person.created", user, by=user)
    accept(token, user=user)
    return user


def has_account(invitation: Invitation) -> bool:
    """Tell whether the invited address belongs to somebody who can sign in."""
    return User.objects.filter(email__iexact=invitation.email).exists()


def _settle(invitation: Invitation, **changed: object) -> None:
    pending = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    if not pending.update(**changed):
        raise InvitationNotValid
    vars(invitation).update(changed)


def _send(invitation: Invitation, token: str, destination: Destination, *, by: User) -> None:
    with override(invitation.language):
        path = reverse("tenants:invitation", args=[token], urlconf=settings.ROOT_URLCONF)
        told: dict[str, object] = {
            "place": destination.name,
            "role": destination.role_words(invitation.role),
            "by": str(by),
            "address": front_door(path),
            "until": timezone.localdate(invitation.expires_at),
            "role_until": invitation.role_until,
        }
    letter = write_letter("tenants/mail/invitation.txt", told, language=invitation.language)
    queue_mail(letter, to=invitation.email, kind="invitation")
