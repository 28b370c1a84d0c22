"""Every address says whom it is for. The list is taken from the addresses: a new view that says nothing fails here."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver

from accounts.models import User
from config import urls_front, urls_workspace
from core.access import access_of
from tenants.middleware import LIBRARIES
from tenants.models import Workspace


def views(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern.callback


# Django's administration guards itself, and lies behind the administrator's door.
ALL = [
    (address, view)
    for address, view in [*views(urls_front.urlpatterns), *views(urls_workspace.urlpatterns)]
    if not address.startswith("administration/")
]


@pytest.mark.parametrize(("address", "view"), ALL, ids=[address for address, _ in ALL])
def test_every_view_says_whom_it_is_for(address: str, view: Any) -> None:
    assert view.__module__.startswith(LIBRARIES) or access_of(view) is not None


def test_a_view_that_says_nothing_is_refused(client: Client, db: None, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.tenants.undeclared"
    assert client.get("/undeclared/").status_code == 403


@pytest.mark.parametrize("address", ["/fi/places/", "/sv/enter/espoo/", "/administration/"])
def test_somebody_unknown_is_sent_to_sign_in(
    address: str, client: Client, espoo: Workspace
) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert "login" in answer["Location"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("page", ["", "find/", "rules/", "accounts/login/"])
def test_the_open_pages_answer_in_each_language(
    language: str, page: str, client: Client, db: None
) -> None:
    answer = client.get(f"/{language}/{page}")
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()


def test_nobody_enters_a_workspace_without_a_role(
    client: Client, espoo: Workspace, bertil: User
) -> None:
    client.force_login(bertil, backend="tenants.backends.HandoverBackend")
    assert client.get("/fi/enter/espoo/?nonce=x").status_code in {302, 404}


def test_a_signed_out_session_answers_401_to_htmx_and_moves_nobody(
    client: Client, espoo: Workspace
) -> None:
    for host, path in (("kotopolku.test", "/fi/places/"), ("kotopolku.test", "/fi/enter/espoo/")):
        answer = client.get(path, headers={"host": host, "hx-request": "true"})
        assert answer.status_code == 401, path
        assert "Location" not in answer
        assert client.get(path, headers={"host": host}).status_code == 302
