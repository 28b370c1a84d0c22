"""Keys for programs: made on a page, shown once, hashed, bound to a place, to scopes and to a day."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from rest_framework.throttling import SimpleRateThrottle

from accounts.models import ApiToken, User
from audit.models import SharedEvent
from audit.workspace.models import WorkspaceEvent
from core.clock import today
from register.queries import competent_authority
from tenants.context import at_front_door, inside
from tenants.models import Membership, Officer, Role, Workspace
from tests.api.program import Program, at, make_key
from tests.makers import make_member, make_user, with_factor

ARRIVED = "tenants.backends.HandoverBackend"


def browser(user: User, workspace: Workspace) -> Client:
    client = Client()
    with inside(workspace):
        client.force_login(user, backend=ARRIVED)
    return client


def make_on_the_page(client: Client, host: str, path: str, **said: Any) -> Any:
    form = {
        "name": "Nightly",
        "scopes": ["read", "write"],
        "until": (today() + timedelta(days=30)).isoformat(),
    } | said
    return client.post(path, form, headers={"host": host})


def secret_in(answer: Any) -> str:
    found = re.search(r'id="secret"[^>]* value="([0-9a-f]+)"', answer.content.decode())
    assert found
    return found[1]


def test_a_key_is_made_on_a_page_and_shown_once(espoo: Workspace, aino: User) -> None:
    client = browser(aino, espoo)
    answer = make_on_the_page(client, espoo.host, "/en/keys/new/")
    secret = secret_in(answer)
    assert "no-store" in answer["Cache-Control"]
    listed = client.get("/en/keys/", headers={"host": espoo.host}).content.decode()
    assert "Nightly" in listed
    assert secret not in listed
    assert Program(espoo.host, secret).get("plans").status_code == 200
    with inside(espoo):
        key = ApiToken.objects.get()
        assert secret not in {key.digest, key.token_key}
        assert (key.place, key.scopes) == ("m049", ["read", "write"])
        event = WorkspaceEvent.objects.get(verb="api_key.made")
        assert event.actor_name == "Aino Virtanen"
        assert secret not in str(event.detail)


def test_an_officers_key_is_for_their_authority(db: None, client: Client) -> None:
    authority = competent_authority("049", on=today())
    assert authority
    officer = make_user("Outi Officer")
    with_factor(officer)
    with at_front_door():
        Officer.objects.create(user=officer, authority=authority, role="officer")
        client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    path = f"/en/region/{authority.key}/keys/new/"
    assert make_on_the_page(client, "kotopolku.test", path, scopes=["send"]).status_code == 422
    secret = secret_in(make_on_the_page(client, "kotopolku.test", path))
    with at_front_door():
        assert ApiToken.objects.get().place == authority.key
        assert SharedEvent.objects.get(verb="api_key.made").actor_name == "Outi Officer"
    assert len(secret) == 64


def test_a_withdrawn_key_is_refused_at_once(espoo: Workspace, aino: User) -> None:
    client = browser(aino, espoo)
    secret = secret_in(make_on_the_page(client, espoo.host, "/en/keys/new/"))
    with inside(espoo):
        path = f"/en/keys/{ApiToken.objects.get().pk}/revoke/"
    assert "Nightly" in client.get(path, headers={"host": espoo.host}).content.decode()
    assert Program(espoo.host, secret).get("plans").status_code == 200
    assert client.post(path, headers={"host": espoo.host}).status_code == 302
    answer = Program(espoo.host, secret).get("plans")
    assert (answer.status_code, answer.json()["code"]) == (401, "authentication_failed")
    assert client.post(path, headers={"host": espoo.host}).status_code == 404


@pytest.mark.parametrize(
    "said",
    [
        {"name": " "},
        {"scopes": []},
        {"scopes": ["everything"]},
        {"until": "yesterday"},
        {"until": "2020-01-01"},
        {"until": "2099-01-01"},
        {"name": "x" * 81},
    ],
)
def test_a_key_without_a_name_a_scope_or_a_near_end_is_refused(
    said: dict[str, Any], espoo: Workspace, aino: User
) -> None:
    answer = make_on_the_page(browser(aino, espoo), espoo.host, "/en/keys/new/", **said)
    assert answer.status_code == 422
    with inside(espoo):
        assert not ApiToken.objects.exists()


def refusal(answer: Any) -> tuple[int, str]:
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def test_a_key_works_where_it_was_made_alone(
    espoo: Workspace, hanko: Workspace, aino: User
) -> None:
    make_member(aino, workspace=hanko, role=Role.COORDINATOR)
    secret = make_key(aino, espoo.schema_name)
    assert Program(espoo.host, secret).get("plans").status_code == 200
    answer = Program(hanko.host, secret).get("plans")
    assert refusal(answer) == (401, "authentication_failed")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_key_ends_on_its_day(espoo: Workspace, aino: User) -> None:
    client = browser(aino, espoo)
    last = today() + timedelta(days=3)
    answer = make_on_the_page(client, espoo.host, "/en/keys/new/", until=last.isoformat())
    program = Program(espoo.host, secret_in(answer))
    with time_machine.travel(f"{last.isoformat()} 23:00 +0200", tick=False):
        assert program.get("plans").status_code == 200
    with time_machine.travel(f"{(last + timedelta(days=1)).isoformat()} 00:30 +0200", tick=False):
        assert refusal(program.get("plans")) == (401, "authentication_failed")


@pytest.mark.parametrize("scope", ["write", "send"])
def test_a_key_reads_only_with_its_scope(scope: str, espoo: Workspace, aino: User) -> None:
    answer = at(espoo, aino, (scope,)).get("plans")
    assert refusal(answer) == (403, "insufficient_scope")
    assert answer.json()["scope"] == "read"


def test_a_key_writes_only_with_its_scope(espoo: Workspace, aino: User) -> None:
    plan = {"title": "Kotoutumisohjelma", "first_year": 2027, "last_year": 2030}
    answer = at(espoo, aino, ("read", "send")).post("plans", plan)
    assert refusal(answer) == (403, "insufficient_scope")
    assert at(espoo, aino, ("write",)).post("plans", plan).status_code == 201


def test_a_key_ends_with_its_owners_role(espoo: Workspace, aino: User) -> None:
    program = at(espoo, aino)
    yesterday: date = today() - timedelta(days=1)
    with at_front_door():
        Membership.objects.filter(user=aino).update(valid_from=yesterday, valid_to=yesterday)
    assert refusal(program.get("plans")) == (403, "permission_denied")
    with at_front_door():
        User.objects.filter(pk=aino.pk).update(is_active=False)
    assert refusal(program.get("plans"))[0] == 401


@pytest.mark.parametrize("key", ["x", "0" * 64, "ä" * 20, "a b", " "])
def test_a_key_that_is_none_is_refused(key: str, espoo: Workspace) -> None:
    assert refusal(Program(espoo.host, key).get("plans"))[0] == 401


def test_a_session_writes_only_with_its_csrf_token(espoo: Workspace, aino: User) -> None:
    client = browser(aino, espoo)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    plan = {"title": "Kotoutumisohjelma", "first_year": 2027, "last_year": 2030}
    sent: dict[str, Any] = {"content_type": "application/json", "headers": {"host": espoo.host}}
    assert strict.get("/api/v1/plans", **sent).status_code == 200
    assert refusal(strict.post("/api/v1/plans", plan, **sent)) == (403, "permission_denied")
    strict.get("/en/keys/new/", headers={"host": espoo.host})
    token = strict.cookies["csrftoken"].value
    sent["headers"] |= {"x-csrftoken": token}
    assert strict.post("/api/v1/plans", plan, **sent).status_code == 201


def test_too_many_requests_are_told_to_wait(
    aino_at_espoo: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"anon": "2/min", "user": "2/min"})
    codes = [aino_at_espoo.get("plans").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    answer = aino_at_espoo.get("plans")
    assert refusal(answer) == (429, "throttled")
    assert int(answer["Retry-After"]) > 0


def test_a_key_tells_whose_it_is_and_what_it_may_do(
    sanna_at_uusimaa: Program, espoo: Workspace, aino: User
) -> None:
    answer = at(espoo, aino, ("read",)).get("me")
    me = answer.json()
    assert (me["name"], me["role"], me["place"]) == ("Aino Virtanen", "coordinator", "m049")
    assert me["key"]["scopes"] == ["read"]
    assert answer["Cache-Control"] == "private, no-store"
    me = sanna_at_uusimaa.get("region/edc-01/me").json()
    assert (me["name"], me["role"], me["place"]) == ("Sanna Korhonen", "officer", "edc-01")
    told = browser(aino, espoo).get("/api/v1/me", headers={"host": espoo.host}).json()
    assert told["key"] is None


def test_a_session_without_a_second_factor_reads_no_region(sanna: User, client: Client) -> None:
    with at_front_door():
        client.force_login(sanna, backend="allauth.account.auth_backends.AuthenticationBackend")
    path, host = "/api/v1/region/edc-01/reports", {"host": "kotopolku.test"}
    assert refusal(client.get(path, headers=host)) == (403, "permission_denied")
    with_factor(sanna)
    assert client.get(path, headers=host).status_code == 200
