"""The platform's administrator opens workspaces, and says who leads them and who acts for an authority."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Invitation, User
from register.models import Authority, Municipality
from tenants.context import as_administrator, at_front_door, inside
from tenants.models import Officer, Role, Workspace
from tenants.provisioning.schema import refill_spares
from tenants.queries import municipalities_without_workspace
from tenants.services import appoint
from tests.accounts.test_sign_in import with_factor
from tests.makers import make_user

WORKSPACES, AUTHORITIES = "/en/platform/workspaces/", "/en/platform/authorities/"
VANTAA = {"municipality": "092", "email": "chaya@example.org", "language": "sv"}


@pytest.fixture
def admin(db: None) -> User:
    return make_user("Ada Admin", is_platform_administrator=True)


@pytest.fixture
def desk(client: Client, admin: User) -> Client:
    with_factor(admin)
    client.force_login(admin, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.defaults["HTTP_HOST"] = "kotopolku.test"
    return client


@pytest.fixture
def uusimaa(db: None) -> Authority:
    with at_front_door():
        return Authority.objects.get(valid_to=None, name_fi__startswith="Uudenmaan")


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_workspace_is_opened_and_its_coordinator_invited(desk: Client, admin: User) -> None:
    assert "Vantaa" in text_of(desk.get(f"{WORKSPACES}open/"))
    answer = desk.post(f"{WORKSPACES}open/", VANTAA, follow=True)
    shown = text_of(answer)
    assert "The workspace of Vantaa is open." in shown
    assert "chaya@example.org" in shown
    with as_administrator():
        vantaa = Workspace.objects.get(schema_name="m092")
        invitation = Invitation.objects.get()
    assert (invitation.place, invitation.role) == ("m092", Role.COORDINATOR)
    assert (invitation.language, invitation.invited_by_id) == ("sv", admin.pk)
    with inside(vantaa):
        assert list(vantaa.memberships.all()) == []
    assert "Vantaa" not in text_of(desk.get(f"{WORKSPACES}open/"))


def test_a_spare_schema_is_used_where_there_is_one(desk: Client) -> None:
    with as_administrator():
        refill_spares(wanted=1)  # what was open before may have used them all
    before = spares()
    assert before > 0
    desk.post(f"{WORKSPACES}open/", VANTAA | {"municipality": nowhere_else()})
    assert spares() == before - 1
    with as_administrator():
        assert refill_spares(wanted=before) == 1  # as the worker does, with no more rights
        assert refill_spares(wanted=before) == 0
    assert spares() == before


def nowhere_else() -> str:
    """Return a municipality whose role no other database of this server has made."""
    with at_front_door(), connection.cursor() as cursor:
        cursor.execute("SELECT replace(rolname, 'kp_m', '') FROM pg_roles WHERE rolname ~ '^kp_m'")
        taken = [code for (code,) in cursor.fetchall()]
        free = municipalities_without_workspace().exclude(pk__in=taken).first()
    assert free is not None
    return str(free.pk)


def spares() -> int:
    with at_front_door(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'spare\\_%%'", [])
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize(
    "said",
    [{"municipality": "049"}, {"municipality": "999"}, {"email": "nobody"}, {"language": ""}],
)
def test_a_wrong_opening_opens_nothing_and_invites_nobody(
    said: dict[str, str], desk: Client, espoo: Workspace
) -> None:
    answer = desk.post(f"{WORKSPACES}open/", VANTAA | said)
    assert answer.status_code == 422
    with as_administrator():
        assert not Invitation.objects.exists()
        assert not Workspace.objects.filter(schema_name="m092").exists()


def test_aland_has_legislation_of_its_own(desk: Client) -> None:
    with at_front_door():
        mariehamn = Municipality.objects.get(name_sv="Mariehamn", valid_to=None)
    assert (
        desk.post(f"{WORKSPACES}open/", VANTAA | {"municipality": mariehamn.pk}).status_code == 422
    )


def test_workspaces_are_found_whatever_the_accents(desk: Client) -> None:
    for text, there in (("esbo", True), ("078", False), ("hang", False), ("ESP", True)):
        assert ("Espoo" in text_of(desk.get(WORKSPACES, {"q": text}))) is there, text
    assert "Nothing was found" in text_of(desk.get(WORKSPACES, {"q": "nowhere"}))


def test_the_list_asks_the_same_for_one_as_for_three(desk: Client) -> None:
    counts = []
    for text in ("espoo", ""):
        with CaptureQueriesContext(connection) as asked:
            desk.get(WORKSPACES, {"q": text})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_nobody_else_comes_here(
    client: Client, aino: User, espoo: Workspace, uusimaa: Authority
) -> None:
    client.defaults["HTTP_HOST"] = "kotopolku.test"
    paths = [
        WORKSPACES,
        f"{WORKSPACES}open/",
        f"{WORKSPACES}espoo/",
        AUTHORITIES,
        f"{AUTHORITIES}{uusimaa.pk}/",
        "/en/platform/officers/1/",
        "/en/platform/officers/1/end/",
    ]
    for path in paths:
        assert "login" in client.get(path)["Location"], path
    with_factor(aino)
    client.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in paths:
        assert client.get(path).status_code == 403, path
    for what in ("withdraw", "send"):
        assert client.post(f"/en/platform/invitations/1/{what}/").status_code == 403


def test_the_administrator_needs_a_second_factor(client: Client, admin: User) -> None:
    client.force_login(admin, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(WORKSPACES, headers={"host": "kotopolku.test"})
    assert answer["Location"].endswith("/accounts/2fa/")


def test_a_lost_coordinator_is_made_up_for(desk: Client, espoo: Workspace) -> None:
    address = f"{WORKSPACES}espoo/"
    assert "Nobody leads this workspace yet." in text_of(desk.get(address))
    said = {"email": "new@example.org", "language": "fi"}
    assert "new@example.org" in text_of(desk.post(address, said, follow=True))
    with as_administrator():
        invitation = Invitation.objects.get()
    for what in ("send", "withdraw"):
        answer = desk.post(f"/en/platform/invitations/{invitation.pk}/{what}/")
        assert answer["Location"] == address


def test_the_administrator_does_not_see_other_members(
    desk: Client, espoo: Workspace, aino: User
) -> None:
    with at_front_door():
        espoo.memberships.create(user=make_user("Eero Editor"), role=Role.EDITOR)
    shown = text_of(desk.get(f"{WORKSPACES}espoo/"))
    assert "Aino Virtanen" in shown
    assert "Eero" not in shown


def test_officers_are_invited_changed_and_ended(desk: Client, uusimaa: Authority) -> None:
    address = f"{AUTHORITIES}{uusimaa.pk}/"
    said = {"email": "olli@example.org", "role": "officer", "language": "fi"}
    assert "olli@example.org" in text_of(desk.post(address, said, follow=True))
    assert desk.post(address, said | {"role": "coordinator"}).status_code == 422
    with as_administrator():
        office = appoint(make_user("Olli Officer"), authority=uusimaa, role="officer")
    assert "Olli Officer" in text_of(desk.get(address))
    desk.post(f"/en/platform/officers/{office.pk}/", {"role": "reader", "until": ""})
    with as_administrator():
        assert Officer.objects.get(pk=office.pk).role == "reader"
    assert "loses all access" in text_of(desk.get(f"/en/platform/officers/{office.pk}/end/"))
    desk.post(f"/en/platform/officers/{office.pk}/end/")
    with as_administrator():
        assert not Officer.objects.valid().filter(pk=office.pk).exists()
    assert desk.get(f"/en/platform/officers/{office.pk}/").status_code == 404


def test_the_authorities_are_counted_in_one_question(desk: Client, uusimaa: Authority) -> None:
    counts = []
    for length in (1, 3):
        for i in range(length):
            user = make_user(f"Officer {length} {i}")
            with as_administrator():
                appoint(user, authority=uusimaa, role="officer")
        with CaptureQueriesContext(connection) as asked:
            shown = text_of(desk.get(AUTHORITIES))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert ">4<" in shown
