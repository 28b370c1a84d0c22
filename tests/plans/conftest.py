"""Who visits a workspace's pages."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from tenants.context import inside
from tenants.models import Workspace


class Visitor:
    """A person in a browser at a workspace's host."""

    def __init__(self, user: User, workspace: Workspace, language: str = "en") -> None:
        self.client, self.language = Client(), language
        self.host = {"host": workspace.host}
        with inside(workspace):
            self.client.force_login(user, backend="tenants.backends.HandoverBackend")

    def get(self, path: str, *, htmx: bool = False) -> Any:
        return self.client.get(self._at(path), headers=self._headers(htmx=htmx))

    def post(self, path: str, said: dict[str, Any] | None = None, *, htmx: bool = False) -> Any:
        return self.client.post(self._at(path), said or {}, headers=self._headers(htmx=htmx))

    def _at(self, path: str) -> str:
        return path if re.match("/(fi|sv|en)/", path) else f"/{self.language}{path}"

    def _headers(self, *, htmx: bool) -> dict[str, str]:
        return self.host | ({"hx-request": "true"} if htmx else {})


def words_of(answer: Any) -> str:
    """Return what the page says, as one line."""
    html = answer.content.decode()
    main = html.split("<main")[1].split("</main>")[0] if "<main" in html else html
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def coordinator(aino: User, espoo: Workspace) -> Visitor:
    return Visitor(aino, espoo)
