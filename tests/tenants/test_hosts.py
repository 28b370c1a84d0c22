"""The table of hosts (`tests/browser/test_hosts.py`) can fail: with a fault in the settings, a header chooses the place."""

from typing import Any

from django.test import Client

from tenants.models import Workspace


def test_a_believed_header_would_be_found(
    client: Client, espoo: Workspace, hanko: Workspace, settings: Any
) -> None:
    said = {"host": espoo.host, "x-forwarded-host": hanko.host}
    assert f"/enter/{espoo.slug}/" in client.get("/en/", headers=said)["Location"]
    settings.USE_X_FORWARDED_HOST = True
    assert f"/enter/{hanko.slug}/" in client.get("/en/", headers=said)["Location"]
