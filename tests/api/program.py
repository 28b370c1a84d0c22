"""A program that calls the API with a person's key."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client

from accounts.models import ApiToken, User
from tenants.context import at_front_door
from tenants.models import Workspace

ALL = ("read", "write", "send")


def make_key(user: User, place: str, scopes: tuple[str, ...] = ALL, *, days: float = 30) -> str:
    """Make a key as the page does, and return what is shown once."""
    with at_front_door():
        _row, secret = ApiToken.objects.create(
            user=user,
            name="A program",
            place=place,
            scopes=list(scopes),
            expiry=timedelta(days=days),
        )
    return str(secret)


class Program:
    """Sends and reads JSON at one host; `key` empty means that nobody is known."""

    def __init__(self, host: str, key: str = "") -> None:
        self.host, self.key = host, key
        self.client = Client(raise_request_exception=False)

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        version: int | None = None,
        **headers: str,
    ) -> Any:
        sent = {"host": self.host, "accept-language": "en"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        if self.key:
            sent["authorization"] = f"Bearer {self.key}"
        if version is not None:
            sent["if-match"] = f'"{version}"'
        data = "" if body is None else body if isinstance(body, str) else json.dumps(body)
        return self.client.generic(
            method, f"/api/v1/{path}", data, content_type="application/json", headers=sent
        )

    def get(self, path: str, **options: Any) -> Any:
        return self.call("GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.call("POST", path, body, **options)

    def patch(self, path: str, body: Any, **options: Any) -> Any:
        return self.call("PATCH", path, body, **options)

    def delete(self, path: str, **options: Any) -> Any:
        return self.call("DELETE", path, **options)


def at(workspace: Workspace, user: User, scopes: tuple[str, ...] = ALL, **said: Any) -> Program:
    """Return a program with a new key of a person for a workspace."""
    return Program(workspace.host, make_key(user, workspace.schema_name, scopes, **said))
