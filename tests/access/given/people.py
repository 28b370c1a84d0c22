"""People, invitations, and the platform's administration."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Invitation
from accounts.secrets import digest
from tenants.context import as_administrator, at_front_door
from tenants.models import Membership, Officer
from tests.access.given import Call, given
from tests.access.scene import Scene

NEW_PERSON = {"name": "Chaya Cohen", "password": "correct horse battery"}
INVITED = {"email": "new@example.org", "role": "reader", "language": "fi"}


def _membership(scene: Scene) -> Membership:
    """Return somebody whom the coordinator may change; Hanko has its coordinator alone."""
    with at_front_door():
        found: Membership = Membership.objects.filter(workspace=scene.here).latest(
            "valid_from", "role"
        )
    return found


def _office(scene: Scene) -> Officer:
    with at_front_door():
        found: Officer = Officer.objects.get(
            user=scene.people["officer"], authority=scene.authority
        )
    return found


def _invitation(scene: Scene, role: str) -> Invitation:
    with as_administrator():
        found, _made = Invitation.objects.get_or_create(
            token_digest=digest(f"{role} of {scene.here.slug}"),
            defaults={
                "email": f"new.{role}@example.org",
                "place": scene.here.schema_name,
                "role": role,
                "invited_by": scene.people["administrator"],
                "expires_at": timezone.now() + timedelta(days=7),
            },
        )
    return found


@given("people: a member")
def member(scene: Scene) -> Call:
    return Call({"pk": _membership(scene).pk})


@given("people: a member and their new role")
def new_role(scene: Scene) -> Call:
    return Call({"pk": _membership(scene).pk}, data={"role": "approver", "until": ""})


@given("people: somebody to invite")
def invited(_scene: Scene) -> Call:
    return Call(data=INVITED)


@given("people: an expert to invite")
def expert(_scene: Scene) -> Call:
    return Call(data=INVITED | {"until": "31.12.2059"})


@given("people: an invitation here")
def invitation_here(scene: Scene) -> Call:
    return Call({"pk": _invitation(scene, "reader").pk})


@given("people: a link")
def link(scene: Scene) -> Call:
    _invitation(scene, "reader")
    return Call({"token": f"reader of {scene.here.slug}"}, data=NEW_PERSON)


@given("people: a workspace to lead")
def to_lead(scene: Scene) -> Call:
    return Call({"slug": scene.here.slug}, data={"email": "new@example.org", "language": "fi"})


@given("people: a workspace to open")
def to_open(_scene: Scene) -> Call:
    return Call(data={"municipality": "698", "email": "new@example.org", "language": "fi"})


@given("people: an invitation to lead")
def invitation_to_lead(scene: Scene) -> Call:
    return Call({"pk": _invitation(scene, "coordinator").pk})


@given("people: an authority and its new officer")
def new_officer(scene: Scene) -> Call:
    return Call({"key": scene.authority.key}, data=INVITED)


@given("people: an officer")
def office(scene: Scene) -> Call:
    return Call({"pk": _office(scene).pk}, data={"role": "reader", "until": ""})
