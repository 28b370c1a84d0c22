"""Two workspaces full of rows, and somebody in each role, signed in at each host."""

import time
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from accounts.models import User
from accounts.sessions import SessionStore
from core.clock import today
from register.models import Authority
from register.queries import authorities_on, competent_authority
from tenants.context import at_front_door, inside
from tenants.models import Membership, Officer, Role, Workspace
from tests.access.table import ROLES
from tests.isolation.makers import fill
from tests.makers import make_user, with_factor

WORD = "An Espoo word"
CANARY = "Canary-of-Hanko"  # stands in each text of Hanko's rows; nobody else's page may show it
MEMBERS = ("reader", "contributor", "editor", "approver", "coordinator")
FRONT = "allauth.account.auth_backends.AuthenticationBackend"
ARRIVED = "tenants.backends.HandoverBackend"


@dataclass(slots=True)
class Scene:
    """Where we are, what is there, and who is who."""

    here: Workspace
    there: Workspace
    authority: Authority
    other_authority: Authority
    word: str = WORD
    people: dict[str, User] = field(default_factory=dict)
    sessions: dict[tuple[str, str], str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)  # of second factors

    def client(self, role: str, place: str) -> Client:
        """Return a browser of somebody in the role, signed in at the kind of host; nobody at all if they are anonymous."""
        client = Client()
        if role != "anonymous":
            client.cookies["sessionid"] = self.sessions[role, place]
        return client

    def elsewhere(self) -> "Scene":
        """Return the same scene as seen from Hanko."""
        return Scene(
            here=self.there,
            there=self.here,
            authority=self.authority,
            other_authority=self.other_authority,
            word=CANARY,
            people=self.people,
            sessions=self.sessions,
            secrets=self.secrets,
        )


def make_scene() -> Scene:
    """Fill both workspaces and sign everybody in. Asked at the front door, in a transaction that is rolled back."""
    espoo = Workspace.objects.get(schema_name="m049")
    hanko = Workspace.objects.get(schema_name="m078")
    own = competent_authority("049", on=today())
    assert own is not None
    other = authorities_on(today()).exclude(pk=own.pk).filter(kind=own.kind).first()
    assert other is not None
    scene = Scene(espoo, hanko, own, other)
    for workspace, word in ((espoo, WORD), (hanko, CANARY)):
        with inside(workspace):
            fill(word)
    for role in ROLES[1:]:
        scene.people[role] = _person(scene, role)
        _sign_in(scene, role)
    return scene


def _person(scene: Scene, role: str) -> User:
    user = make_user(role, is_platform_administrator=role == "administrator")
    scene.secrets[role] = with_factor(user)
    with at_front_door():
        if role in MEMBERS:
            Membership.objects.create(user=user, workspace=scene.here, role=role)
        elif role == "outsider":
            Membership.objects.create(user=user, workspace=scene.there, role=Role.COORDINATOR)
        elif role == "former":
            before = today() - timedelta(days=1)
            Membership.objects.create(
                user=user,
                workspace=scene.here,
                role=Role.COORDINATOR,
                valid_from=before,
                valid_to=before,
            )
        elif role != "administrator":
            authority = scene.other_authority if role == "other_officer" else scene.authority
            office = Officer.Role.READER if role == "regional_reader" else Officer.Role.OFFICER
            Officer.objects.create(user=user, authority=authority, role=office)
    return user


def _sign_in(scene: Scene, role: str) -> None:
    """Open a session at both hosts, also for those who could not: the doors must hold against a session too."""
    with at_front_door():
        scene.sessions[role, "front"] = new_session(scene.people[role], FRONT)
    with inside(scene.here):
        scene.sessions[role, "workspace"] = new_session(scene.people[role], ARRIVED)


def new_session(user: User, backend: str) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = backend
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    # Signed in a moment ago: allauth asks for the password again before it changes a second factor.
    store["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    store.create()
    return str(store.session_key)
