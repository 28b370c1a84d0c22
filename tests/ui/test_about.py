"""The pages about the service, for everybody, at every host."""

import pytest
from django.test import Client

from tenants.models import Workspace

PAGES = ["guidance", "accessibility", "data-protection"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_everybody_can_read_about_the_service(
    client: Client, address: str, espoo: Workspace
) -> None:
    at_the_front_door = client.get(f"/en/{address}/", headers={"host": "kotopolku.test"})
    at_a_workspace = client.get(f"/en/{address}/", headers={"host": "espoo.kotopolku.test"})

    assert (at_the_front_door.status_code, at_a_workspace.status_code) == (200, 200)
    assert f'href="/en/{address}/"' in at_the_front_door.text


@pytest.mark.django_db
@pytest.mark.checklist("R10")
def test_the_guidance_knows_both_names_of_the_authority(client: Client) -> None:
    answer = client.get("/en/guidance/", headers={"host": "kotopolku.test"})

    assert "ELY Centre (since 2026: Economic Development Centre)" in answer.text
