"""The situation picture through the API: findings with figures, promises, services and arrivals."""

from typing import Any

import pytest

from accounts.models import User
from plans.models import ExpectedArrivals, Finding, Service
from plans.picture.services import cite
from tenants.context import inside
from tenants.models import Workspace
from tests.api.made import Made, cost_of, fields_of, ok
from tests.api.program import Program

FIGURES = {
    "question": "3.1",
    "title": "Osuus kasvaa",
    "figure": "Vieraskielisten osuus",
    "unit": "%",
    "labels": ["2024", "2025"],
    "values": ["25", "25.9"],
    "source": "statfin",
}


@pytest.mark.checklist("C3.11")
def test_a_finding_is_written_with_its_figures_and_its_source(
    aino_at_espoo: Program, made: Made, espoo: Workspace, aino: User
) -> None:
    api, where = aino_at_espoo, f"plans/{made.plan.pk}/findings"
    said = ok(api.post(where, FIGURES), 201)
    assert (said["values"], said["source"], said["cited_in"]) == (["25", "25.9"], "statfin", [])
    with inside(espoo):
        cite(made.objective, [Finding.objects.get()], version=1, by=aino)
    path = f"findings/{said['id']}"
    assert ok(api.get(path))["cited_in"] == [str(made.objective.pk)]
    answer = api.delete(path, version=1)
    assert (answer.status_code, answer.json()["code"]) == (409, "still_needed")
    assert "Työllisyys paranee" in answer.json()["detail"]
    assert fields_of(api.patch(path, {"source": None}, version=1)) == ["non_field_errors"]
    assert api.patch(path, {"text": "Lisää"}, version=9).status_code == 412


def test_a_promise_is_answered_and_taken_back(aino_at_espoo: Program, made: Made) -> None:
    api, where = aino_at_espoo, f"plans/{made.plan.pk}/findings"
    promise = {"promised_by": "Kela", "promised_on": "2027-03-01"}
    path = f"findings/{ok(api.post(where, promise | {'question': '3.4'}), 201)['id']}"
    said = ok(api.patch(path, {"title": "Näin on"}, version=1))
    assert (said["title"], said["promised_by"], said["promised_on"]) == ("Näin on", "", None)
    said = ok(api.patch(path, promise, version=2))
    assert (said["title"], said["promised_by"]) == ("", "Kela")


@pytest.mark.parametrize(
    ("path", "sent", "refused"),
    [
        ("findings", {"title": "x"}, ["question"]),
        ("findings", {"question": "3.11", "title": "x"}, ["question"]),
        ("findings", {"question": "3.1"}, ["non_field_errors"]),
        ("findings", FIGURES | {"source": None}, ["non_field_errors"]),
        ("findings", FIGURES | {"labels": ["2024"]}, ["non_field_errors"]),
        ("findings", FIGURES | {"labels": ["2024", "2024"]}, ["labels"]),
        ("findings", FIGURES | {"values": ["1", "NaN"]}, ["values"]),
        ("findings", FIGURES | {"labels": ["x"] * 61, "values": ["1"] * 61}, ["labels", "values"]),
        ("findings", FIGURES | {"as_of": "20226-01-01"}, ["as_of"]),
        ("findings", FIGURES | {"chart": "pie"}, ["chart"]),
        ("services", {"name": "x"}, ["non_field_errors"]),
        ("services", {"name": "x", "arrival_reasons": ["war"]}, ["arrival_reasons"]),
        ("services", {"name": "x", "target_groups": ["none"]}, ["target_groups"]),
        ("services", {"name": "x", "provider": "no key"}, ["provider"]),
        ("arrivals", {"year": 20226, "low": 1, "high": 2, "assumptions": "x"}, ["year"]),
        (
            "arrivals",
            {"year": 2027, "low": 3, "high": 2, "assumptions": "x", "source_words": "x"},
            ["non_field_errors"],
        ),
        ("arrivals", {"year": 2027, "low": -1, "high": 2, "assumptions": "x"}, ["low"]),
    ],
)
def test_what_cannot_be_is_refused_field_by_field(
    path: str,
    sent: dict[str, Any],
    refused: list[str],
    aino_at_espoo: Program,
    made: Made,
    espoo: Workspace,
) -> None:
    assert fields_of(aino_at_espoo.post(f"plans/{made.plan.pk}/{path}", sent)) == refused
    with inside(espoo):
        for model in (Finding, Service, ExpectedArrivals):
            assert not model.objects.exists()


@pytest.mark.checklist("C3.6", "C3.9")
def test_services_and_arrivals_are_written_changed_and_removed(
    aino_at_espoo: Program, made: Made
) -> None:
    api = aino_at_espoo
    services, arrivals = (f"plans/{made.plan.pk}/{noun}" for noun in ("services", "arrivals"))
    service = ok(api.post(services, {"name": "Neuvonta", "provider": str(made.body.pk)}), 201)
    path = f"services/{service['id']}"
    gap = {"coverage": "partly", "gap": "Illat"}
    assert ok(api.patch(path, gap, version=1))["gap"] == "Illat"
    said = {"year": 2027, "low": 1, "high": 2, "assumptions": "x", "source_words": "x"}
    year = ok(api.post(arrivals, said), 201)
    assert fields_of(api.post(arrivals, said)) == ["non_field_errors"]
    assert ok(api.patch(f"arrivals/{year['id']}", {"high": 9}, version=1))["high"] == 9
    assert api.delete(path, version=2).status_code == 204
    assert api.delete(f"arrivals/{year['id']}", version=2).status_code == 204
    assert ok(api.get(services))["count"] == ok(api.get(arrivals))["count"] == 0


def test_a_list_costs_as_much_for_one_as_for_three(aino_at_espoo: Program, made: Made) -> None:
    where = f"plans/{made.plan.pk}/findings"
    ok(aino_at_espoo.post(where, FIGURES), 201)
    one = cost_of(aino_at_espoo, where)
    for _number in range(2):
        ok(aino_at_espoo.post(where, FIGURES), 201)
    assert cost_of(aino_at_espoo, where) == one
