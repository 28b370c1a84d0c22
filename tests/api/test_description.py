"""The API describes itself, all of it, and truly."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver

from api.operations import operation_of
from api.permissions import access_for
from api.views import NothingHere
from config import api_front, api_workspace
from core.access import Who
from tenants.models import Workspace
from tests.api.program import Program

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
HOSTS = {"config.urls_front": api_front, "config.urls_workspace": api_workspace}


def routes(patterns: list[Any], prefix: str = "") -> list[tuple[str, Any]]:
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found += routes(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            found.append((prefix + str(pattern.pattern), pattern.callback.cls))  # type: ignore[attr-defined]
    return [(path, view) for path, view in found if view is not NothingHere]


EVERY = [
    pytest.param(view, method, id=f"{method} {path}")
    for module in HOSTS.values()
    for path, view in routes(module.urlpatterns)
    for method in METHODS
    if hasattr(view, method.lower())
]


@pytest.mark.parametrize(("view", "method"), EVERY)
def test_every_operation_says_whom_it_is_for_and_what_it_is(view: Any, method: str) -> None:
    access = access_for(view, method)
    assert access is not None
    said = operation_of(view(), method)
    assert said is not None
    assert said.summary
    if method != "GET":
        assert access.who is not Who.ANYONE
        rule = getattr(access.rule, "name", "")
        assert rule
        assert "can_read" not in rule


@pytest.mark.parametrize("urlconf", HOSTS)
def test_the_description_is_valid_and_nothing_in_it_is_guessed(urlconf: str) -> None:
    call_command(
        "spectacular", urlconf=urlconf, validate=True, fail_on_warn=True, stdout=io.StringIO()
    )


def operations(program: Program) -> dict[str, Any]:
    document = program.get("schema").json()
    assert document["openapi"].startswith("3.1")
    return {
        said["operationId"]: said | {"path": path, "method": method}
        for path, methods in document["paths"].items()
        for method, said in methods.items()
    }


def test_every_address_is_described(front: Program, aino_at_espoo: Program) -> None:
    for program, module in ((front, api_front), (aino_at_espoo, api_workspace)):
        described = operations(program)
        expected = [
            method
            for _path, view in routes(module.urlpatterns)
            for method in METHODS
            if hasattr(view, method.lower()) and method.lower() in view.http_method_names
        ]
        assert len(described) == len(expected)


def test_versions_and_problems_are_described(aino_at_espoo: Program) -> None:
    change = operations(aino_at_espoo)["change_objective"]
    assert {one["name"]: one["required"] for one in change["parameters"]} == {
        "If-Match": True,
        "key": True,
    }
    assert set(change["responses"]) >= {"200", "401", "403", "404", "412", "422", "428", "429"}
    assert "ETag" in change["responses"]["200"]["headers"]
    for status, answer in change["responses"].items():
        if status >= "400":
            assert list(answer["content"]) == ["application/problem+json"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_people_can_read_it(language: str, client: Client, espoo: Workspace) -> None:
    for host in ("kotopolku.test", espoo.host):
        answer = client.get(f"/{language}/api/", headers={"host": host})
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f'lang="{language}"' in page
        assert "/api/v1/" in page
        assert "style=" not in page
    assert "change_objective" in page
    assert "-H &#x27;If-Match: &quot;1&quot;&#x27;" in page
