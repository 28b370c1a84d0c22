"""From the front door into a workspace, and nowhere else."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings as project
from django.test import Client
from django.utils import timezone

from accounts.models import Handover, User
from accounts.secrets import digest
from tenants.context import at_front_door
from tenants.entry import NONCE
from tenants.models import Workspace
from tests.makers import PASSWORD

FRONT = {"host": "kotopolku.test"}


def with_factor(user: User) -> str:
    """Give a person a verified address and a TOTP secret, and return the secret."""
    secret: str = generate_totp_secret()
    with at_front_door():
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        TOTP.activate(user, secret)
    return secret


def code_now(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(f"{hotp_value(secret, counter):06d}")


def signed_in(client: Client, user: User) -> Client:
    with_factor(user)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def code_for(client: Client, espoo: Workspace) -> str:
    """Ask the front door for a code, as Espoo's host sends a browser to do."""
    answer = client.get(
        f"/en/enter/{espoo.slug}/?nonce={digest('this browser')}&next=/healthz", headers=FRONT
    )
    assert answer.status_code == 302
    return str(answer["Location"])


@pytest.fixture
def tab() -> Client:
    """The same browser at the workspace's host: browsers keep cookies of two hosts apart, one test client does not."""
    client = Client()
    client.cookies[NONCE] = "this browser"
    return client


def arrive(client: Client, address: str, workspace: Workspace) -> int:
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}", headers={"host": workspace.host}).status_code


def test_a_password_and_a_code_sign_in(client: Client, aino: User) -> None:
    secret = with_factor(aino)
    answer = client.post(
        "/en/accounts/login/", {"login": aino.email, "password": PASSWORD}, headers=FRONT
    )
    assert answer.status_code == 302
    assert "2fa" in answer["Location"]
    assert "_auth_user_id" not in client.session
    answer = client.post(answer["Location"], {"code": code_now(secret)}, headers=FRONT)
    assert answer.status_code == 302
    assert client.get("/en/places/", headers=FRONT).status_code == 200


def test_whoever_has_a_password_alone_sets_up_a_second_factor_first(
    client: Client, aino: User, espoo: Workspace
) -> None:
    client.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in ("/en/places/", f"/en/enter/{espoo.slug}/", "/administration/"):
        answer = client.get(path, headers=FRONT)
        assert answer.status_code == 302
        assert urlsplit(answer["Location"]).path.endswith("/accounts/2fa/")
    with at_front_door():
        assert not Authenticator.objects.filter(user=aino).exists()


def test_a_code_is_good_once(client: Client, tab: Client, aino: User, espoo: Workspace) -> None:
    address = code_for(signed_in(client, aino), espoo)
    assert arrive(tab, address, espoo) == 302
    assert arrive(tab, address, espoo) == 403


def test_a_session_of_one_host_is_nobodys_at_another(
    client: Client, tab: Client, aino: User, espoo: Workspace, hanko: Workspace
) -> None:
    assert arrive(tab, code_for(signed_in(client, aino), espoo), espoo) == 302
    assert stranger_at(tab, hanko.host)
    assert stranger_at(tab, "kotopolku.test", "/en/places/")


def stranger_at(tab: Client, host: str, path: str = "/arrive/") -> bool:
    """Carry the browser's session cookie to another host, and see whether anybody is known there."""
    thief = Client()
    thief.cookies[project.SESSION_COOKIE_NAME] = tab.cookies[project.SESSION_COOKIE_NAME].value
    answer = thief.get(path, headers={"host": host})
    return not answer.wsgi_request.user.is_authenticated


def test_a_code_is_bound_to_the_browser(client: Client, aino: User, espoo: Workspace) -> None:
    assert arrive(Client(), code_for(signed_in(client, aino), espoo), espoo) == 403


def test_a_code_is_bound_to_the_host(
    client: Client, tab: Client, aino: User, espoo: Workspace, hanko: Workspace
) -> None:
    assert arrive(tab, code_for(signed_in(client, aino), espoo), hanko) == 403


def test_a_code_grows_too_old(client: Client, tab: Client, aino: User, espoo: Workspace) -> None:
    address = code_for(signed_in(client, aino), espoo)
    assert parse_qs(urlsplit(address).query)["code"]
    with at_front_door():
        Handover.objects.update(expires_at=timezone.now())
    assert arrive(tab, address, espoo) == 403


def test_a_changed_password_ends_sessions(client: Client, aino: User) -> None:
    signed_in(client, aino)
    assert client.get("/en/places/", headers=FRONT).status_code == 200
    with at_front_door():
        aino.set_password("another long password")
        aino.save()
    assert client.get("/en/places/", headers=FRONT).status_code == 302


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("page", ["login/", "password/reset/"])
def test_entrance_pages_wear_our_look(client: Client, db: None, language: str, page: str) -> None:
    text = client.get(f"/{language}/accounts/{page}", headers=FRONT).content.decode()
    assert 'class="ds-button"' in text
    assert 'id="main"' in text


def test_pages_of_the_second_factor_wear_our_look(client: Client, aino: User) -> None:
    client.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    for page in ("2fa/", "password/change/", "reauthenticate/"):
        answer = client.get(f"/en/accounts/{page}", headers=FRONT, follow=False)
        assert answer.status_code == 200, page
        assert 'id="main"' in answer.content.decode()


@pytest.mark.parametrize(
    "host", ["ESPOO.kotopolku.test", "espoo.kotopolku.test.", "espoo.kotopolku.test:8000"]
)
def test_a_host_is_itself_in_any_case(client: Client, espoo: Workspace, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).wsgi_request.workspace == espoo  # type: ignore[attr-defined]


def test_a_forwarded_host_is_not_believed(
    client: Client, espoo: Workspace, hanko: Workspace
) -> None:
    answer = client.get("/healthz", headers={"host": espoo.host, "x-forwarded-host": hanko.host})
    assert answer.wsgi_request.workspace == espoo  # type: ignore[attr-defined]


HOSTS = [
    "nobody.kotopolku.test",
    "espoo.kotopolku.test@evil.org",
    "espoo.kotopolku.test\0",
    "[::1]",
    "evil.org",
    "hanko.espoo.kotopolku.test",
    "espoo.kotopolku.test.evil.org",
    "",
    "kotopolku.test:port",
]


@pytest.mark.parametrize("host", HOSTS)
def test_an_unknown_host_is_nobody(client: Client, espoo: Workspace, host: str) -> None:
    answer = client.get("/en/", headers={"host": host})
    assert answer.status_code == 404
    assert b"Espoo" not in answer.content
