"""The communication plan through the API."""

import pytest

from accounts.models import User
from plans.languages.services import choose_languages
from tenants.context import inside
from tenants.models import Workspace
from tests.api.made import Made, cost_of, fields_of, ok
from tests.api.program import Program

SAID = {
    "title": "Luonnosta voi kommentoida",
    "audience": "residents",
    "topic": "objectives",
    "channel": "Verkkosivut",
    "planned_on": "2059-05-01",
}


@pytest.fixture
def made(espoo: Workspace, aino: User) -> Made:
    with inside(espoo):
        return Made(aino)


@pytest.mark.checklist("C8.1")
def test_a_message_is_planned_told_and_removed(
    aino_at_espoo: Program, made: Made, aino: User
) -> None:
    way = f"plans/{made.plan.pk}/messages"
    said = SAID | {"languages": ["fi", "ar"], "person_id": aino.pk, "body": str(made.body.pk)}
    planned = ok(aino_at_espoo.post(way, said), 201)
    assert (planned["status"], planned["person_name"]) == ("planned", str(aino))
    one = f"messages/{planned['id']}"
    told = {"done_on": "2026-03-02", "link": "https://espoo.example/uutinen"}
    assert ok(aino_at_espoo.patch(one, told, version=1))["status"] == "done"
    assert aino_at_espoo.patch(one, {"title": "Myöhässä"}, version=1).status_code == 412
    assert ok(aino_at_espoo.patch(one, {"person_id": None}, version=2))["person_name"] == ""
    assert aino_at_espoo.delete(one, version=3).status_code == 204
    assert ok(aino_at_espoo.get(way))["results"] == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"title": ""}, ["title"]),
        ({"audience": "martians"}, ["audience"]),
        ({"languages": ["tlh"]}, ["languages"]),
        ({"languages": ["fi", "fi"]}, ["languages"]),
        ({"planned_on": "31.2.2027"}, ["planned_on"]),
        ({"done_on": "2059-01-01"}, ["done_on"]),
        ({"link": "javascript:alert(1)"}, ["link"]),
        ({"person_id": 999_999}, ["person_id"]),
    ],
)
def test_what_cannot_be_is_refused_by_field(
    said: dict[str, object], wrong: list[str], aino_at_espoo: Program, made: Made
) -> None:
    answer = aino_at_espoo.post(f"plans/{made.plan.pk}/messages", SAID | said)
    assert fields_of(answer) == wrong


def test_the_list_costs_the_same_for_one_and_for_ten(aino_at_espoo: Program, made: Made) -> None:
    way = f"plans/{made.plan.pk}/messages"
    aino_at_espoo.post(way, SAID)
    one = cost_of(aino_at_espoo, way)
    for number in range(9):
        aino_at_espoo.post(way, SAID | {"title": f"Viesti {number}"})
    assert cost_of(aino_at_espoo, way) == one


def test_a_text_is_translated_and_stale_when_its_source_changes(
    aino_at_espoo: Program, made: Made, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        choose_languages(made.plan, ["sv"], version=1, by=aino)
    way = f"plans/{made.plan.pk}/languages/sv/texts"
    one = f"{way}/plan/{made.plan.pk}/title"
    assert {each["state"] for each in ok(aino_at_espoo.get(way))["results"]} == {"missing"}
    said = {"text": "Integrationsplan", "is_checked": True}
    told = ok(aino_at_espoo.call("PUT", one, said, version=0))
    assert (told["state"], told["version"], told["checked_by_name"]) == ("checked", 1, str(aino))
    assert aino_at_espoo.call("PUT", one, {"text": "Annat"}, version=0).status_code == 412
    assert fields_of(aino_at_espoo.call("PUT", one, {"text": "x" * 201}, version=1)) == ["text"]
    ok(aino_at_espoo.patch(f"plans/{made.plan.pk}", {"title": "Uusi nimi"}, version=2))
    assert ok(aino_at_espoo.get(one))["state"] == "stale"
    for wrong in ("fi", "tlh"):
        assert aino_at_espoo.get(way.replace("/sv/", f"/{wrong}/")).status_code == 404
