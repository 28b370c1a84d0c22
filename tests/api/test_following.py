"""Targets on the way, the monitoring agreement and the situations to react to, through the API."""

import pytest

from accounts.models import User
from tenants.context import inside
from tenants.models import Workspace
from tests.api.made import Made, cost_of, fields_of, ok
from tests.api.program import Program

LIMIT = {"kind": "arrivals", "limit": 120, "action": "Resurssit tarkistetaan", "days": 30}


@pytest.fixture
def made(espoo: Workspace, aino: User) -> Made:
    with inside(espoo):
        return Made(aino)


@pytest.mark.checklist("C6.1")
def test_a_target_on_the_way_is_set_changed_and_removed(aino_at_espoo: Program, made: Made) -> None:
    way = f"indicators/{made.indicator.pk}/targets"
    target = ok(aino_at_espoo.post(way, {"year": 2028, "value": "50.5"}), 201)
    assert (target["year"], target["value"], target["version"]) == (2028, "50.5", 1)
    one = f"targets/{target['id']}"
    assert ok(aino_at_espoo.patch(one, {"value": "51"}, version=1))["value"] == "51"
    assert aino_at_espoo.patch(one, {"value": "52"}, version=1).status_code == 412
    assert aino_at_espoo.post(way, {"year": 2028, "value": "9"}).status_code == 422
    assert fields_of(aino_at_espoo.post(way, {"year": 20226, "value": "9"})) == ["year"]
    assert fields_of(aino_at_espoo.post(way, {"year": 2029, "value": "much"})) == ["value"]
    assert aino_at_espoo.delete(one, version=2).status_code == 204
    assert ok(aino_at_espoo.get(way))["results"] == []


@pytest.mark.checklist("C7.5")
def test_it_is_agreed_who_follows_the_plan(aino_at_espoo: Program, made: Made) -> None:
    way = f"plans/{made.plan.pk}/agreement"
    assert ok(aino_at_espoo.get(way))["version"] == 0
    said = {"body": str(made.body.pk), "interval": 6, "person_name": "Aino"}
    assert aino_at_espoo.call("PUT", way, said, version=3).status_code == 410
    assert ok(aino_at_espoo.call("PUT", way, said, version=0))["version"] == 1
    assert ok(aino_at_espoo.call("PUT", way, said | {"interval": 12}, version=1))["interval"] == 12
    assert aino_at_espoo.call("PUT", way, said, version=1).status_code == 412
    assert fields_of(aino_at_espoo.call("PUT", way, said | {"interval": 7}, version=2)) == [
        "interval"
    ]
    assert ok(aino_at_espoo.get(way))["interval"] == 12


@pytest.mark.checklist("C7.5")
def test_a_situation_is_agreed_on_changed_and_removed(aino_at_espoo: Program, made: Made) -> None:
    way = f"plans/{made.plan.pk}/situations"
    situation = ok(aino_at_espoo.post(way, LIMIT), 201)
    one = f"situations/{situation['id']}"
    assert ok(aino_at_espoo.patch(one, {"limit": 200}, version=1))["limit"] == 200
    assert aino_at_espoo.patch(one, {"limit": 300}, version=1).status_code == 412
    assert aino_at_espoo.delete(one, version=2).status_code == 204
    assert ok(aino_at_espoo.get(way))["results"] == []


@pytest.mark.parametrize(
    "said",
    [{"kind": "martians"}, {"action": ""}, {"days": 0}, {"days": 731}, {"limit": -1}],
)
def test_a_situation_that_cannot_be_is_refused_by_field(
    said: dict[str, object], aino_at_espoo: Program, made: Made
) -> None:
    answer = aino_at_espoo.post(f"plans/{made.plan.pk}/situations", LIMIT | said)
    assert fields_of(answer) == list(said)


def test_the_list_costs_the_same_for_one_and_for_ten(aino_at_espoo: Program, made: Made) -> None:
    way = f"plans/{made.plan.pk}/situations"
    aino_at_espoo.post(way, LIMIT)
    one = cost_of(aino_at_espoo, way)
    for days in range(1, 10):
        aino_at_espoo.post(way, LIMIT | {"days": days})
    assert cost_of(aino_at_espoo, way) == one
