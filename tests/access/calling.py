"""Calling an address as somebody, and saying what they got in the table's words."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tenants.context import at_front_door, inside
from tests.access.addresses import PLACES, addresses
from tests.access.given import GIVEN, Call
from tests.access.scene import Scene
from tests.access.table import Row

HTMX = {"HX-Request": "true"}
SIGN_IN = ("/accounts/login/", "/enter/", "/administration/login/")
SAMPLES = {"app_label": "catalogue"}  # for a group's addresses; no such things need be there
DONE = {200, 201, 202, 204}


def prepared(row: Row, scene: Scene) -> Call:
    """Make what the row says is given."""
    if not row.given:
        return Call()
    if row.place == "workspace":
        with inside(scene.here):
            return GIVEN[row.given](scene)
    with at_front_door():
        return GIVEN[row.given](scene)


def paths_of(row: Row, call: Call) -> list[tuple[str, str]]:
    """Return the name and path of the row's address, or of all addresses of its group that need nothing in them."""
    urlconf = PLACES[row.place]
    if not row.is_a_group:
        return [(row.name, reverse(row.name, urlconf=urlconf, kwargs=call.kwargs))]
    names = {
        a.name: {take: SAMPLES.get(take, "1") for take in a.takes}
        for a in addresses(row.place)
        if row.covers(a)
    }
    return [(name, reverse(name, urlconf=urlconf, kwargs=kwargs)) for name, kwargs in names.items()]


def answer_to(
    client: Client, scene: Scene, place: str, method: str, path: str, call: Call, **headers: str
) -> Any:
    """Send one request, and undo what it did."""
    host = scene.here.host if place == "workspace" else settings.BASE_HOST
    sent: dict[str, Any] = {
        "query_params": call.query or None,
        "headers": {"host": host} | call.headers | headers,
    }
    if call.json is not None:
        sent |= {"data": call.json, "content_type": "application/json"}
    elif method == "POST":
        sent |= {"data": call.data}
    with transaction.atomic():
        answer = getattr(client, method.lower())(path, **sent)
        body(answer)
        transaction.set_rollback(True)
    return answer


def body(answer: Any) -> str:
    """Return what was answered, of a stream too, with where it leads."""
    if getattr(answer, "streaming", False):
        answer.content = b"".join(answer.streaming_content)
        answer.streaming = False
    text: str = answer.content.decode(errors="replace")
    return text + str(answer.headers)


def got(answer: Any) -> str:
    """Say what somebody got, in the table's words."""
    of_a_page = not answer.request["PATH_INFO"].startswith("/api/")
    if of_a_page and answer.status_code == 401:
        return "sign-in"  # a part of a page, and what was typed, would be lost on the way there
    leads = answer.headers.get("Location") or answer.headers.get("HX-Redirect", "")
    if (
        leads and answer.status_code != 201
    ):  # what was made has an address, and nobody is sent there
        return "sign-in" if any(part in leads for part in SIGN_IN) else "on"
    return "ok" if answer.status_code in DONE else str(answer.status_code)


def as_expected(expected: str, seen: str) -> bool:
    """Tell whether what somebody got is what the table says."""
    if expected == "done":
        return seen in {"ok", "on"}
    return seen[0] != "5" if expected == "any" else seen == expected
