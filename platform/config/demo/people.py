"""The demo's people: believable names of nobody, with a password and a second factor that everybody knows."""

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from accounts.models import User
from config.demo.files import Place, SignIn, password, sign_ins
from config.demo.stages import days_ago, in_office_hours
from core import clock
from register.models import Authority
from tenants.context import as_administrator, at_front_door
from tenants.models import Membership, Officer, Role, Workspace
from tenants.services import appoint, grant_role

MEMBER_FOR = 400  # days: whoever coordinates was there when reports were reminded of


def let_in(person: SignIn) -> User:
    """Return the person, made now or before, who can sign in with the demo's password and their own codes."""
    with at_front_door(), transaction.atomic():
        known = User.objects.filter(email=person.email).first()
        if known is not None:
            return known
        user = User.objects.create_user(
            person.email,
            name=person.name,
            password=password(),
            language=person.language,
            is_platform_administrator=person.role == "administrator",
        )
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        TOTP.activate(user, person.secret)
        return user


def name_coordinator(place: Place, workspace: Workspace) -> User:
    """Return the municipality's coordinator: one of the sign-ins, or somebody who is only named and cannot sign in."""
    for person in sign_ins():
        if person.place == workspace.schema_name and person.role == Role.COORDINATOR:
            return let_in(person)
    email = f"koordinaattori@{workspace.slug}.example"
    with at_front_door():
        known = User.objects.filter(email=email).first()
        return known or User.objects.create_user(
            email, name=place.coordinator, language=place.language
        )


def give_role(user: User, workspace: Workspace, role: str, *, by: User) -> None:
    """Make the person a member for more than a year by now, if they are none yet."""
    with clock.at(in_office_hours(days_ago(MEMBER_FOR))), as_administrator():
        if not Membership.objects.filter(user=user, workspace=workspace).exists():
            grant_role(user, workspace=workspace, role=role, by=by)


def give_office(user: User, authority: str, role: str, *, by: User) -> None:
    """Let the person act for an authority, if they do not yet."""
    with as_administrator():
        if not Officer.objects.filter(user=user, authority=authority).exists():
            appoint(user, authority=Authority.objects.get(key=authority), role=role, by=by)
