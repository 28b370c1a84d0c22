"""An authority's pages, as an officer's browser gets them."""

import re
from typing import Any

from django.test import Client

from accounts.models import User
from tenants.context import at_front_door
from tenants.models import Officer
from tests.makers import make_user, with_factor
from tests.regional.makers import (
    UUSIMAA,
    coverage_of,
    make_officer,
)

HOST = {"host": "kotopolku.test"}
ROOT = f"/en/region/{UUSIMAA}/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def enter(name: str, *, authority: str = UUSIMAA, role: str = Officer.Role.OFFICER) -> Client:
    user = make_user(name)
    make_officer(user, authority=authority, role=role)
    with_factor(user)
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def again(client: Client, name: str = "Sanna Korhonen") -> None:
    """Sign in once more, days later."""
    with at_front_door():
        client.force_login(User.objects.get(name=name), backend=BACKEND)


def get(client: Client, path: str = "", **query: str) -> Any:
    return client.get(ROOT + path, query_params=query, headers=HOST)


def post(client: Client, path: str, **data: str) -> Any:
    return client.post(ROOT + path, data, headers=HOST)


def words_of(response: Any) -> str:
    """Return what the page says, as one line."""
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def page_of(receipt: Any) -> str:
    return f"reports/{coverage_of(receipt).pk}/"
