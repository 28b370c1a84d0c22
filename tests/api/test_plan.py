"""A plan is written through the API: by the same rules as on the pages."""

from typing import Any

import pytest

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from plans.models import Body, Indicator, Measure, Plan
from tenants.context import inside
from tenants.models import Workspace
from tests.api.made import PLAN, Made, fields_of
from tests.api.program import Program


@pytest.mark.checklist("C1.1", "C4.1", "C5.1", "C5.2", "C6.1")
def test_a_plan_is_written_through_the_api_alone(
    aino_at_espoo: Program, aino: User, espoo: Workspace
) -> None:
    api = aino_at_espoo
    plan = api.post("plans", PLAN)
    assert plan.status_code == 201
    assert plan["ETag"] == '"1"'
    assert api.client.get(plan["Location"], headers=_with(api)).json()["title"] == PLAN["title"]
    key = plan.json()["id"]
    body = api.post("bodies", {"name": "Sivistyslautakunta", "kind": "education"}).json()
    kela = api.post("bodies", {"name": "Kela", "kind": "kela"}).json()
    changed = api.patch(f"plans/{key}", {"coordinating_body": body["id"]}, version=1)
    assert (changed.status_code, changed["ETag"]) == (200, '"2"')
    milestone = {"title": "Valtuusto", "planned_on": "2026-12-14", "step": 7, "body": body["id"]}
    assert api.post(f"plans/{key}/milestones", milestone).status_code == 201
    goal = api_goal()
    objective = api.post(
        f"plans/{key}/objectives",
        {"title": "Työllisyys paranee", "theme": "employment", "goals": [goal]},
    ).json()
    assert objective["goals"] == [goal]
    measure = api.post(
        f"objectives/{objective['id']}/measures",
        {"title": "Kielikahvila", "responsible": body["id"], "partners": [kela["id"]]},
    ).json()
    assert (measure["responsible"], measure["partners"]) == (body["id"], [kela["id"]])
    indicator = api.post(
        f"objectives/{objective['id']}/indicators",
        {"name": "Työllisyysaste", "source": "Tilastokeskus", "unit": "%", "target": "60.5"},
    ).json()
    value = api.post(f"indicators/{indicator['id']}/values", {"year": 2025, "value": 57.25})
    assert (indicator["target"], value.json()["value"]) == ("60.5", "57.25")
    with inside(espoo):
        names = set(WorkspaceEvent.objects.values_list("actor_name", flat=True))
        assert names == {"Aino Virtanen"}
        assert Plan.objects.get().coordinating_body == Body.objects.get(name="Sivistyslautakunta")


def _with(api: Program) -> dict[str, str]:
    return {"host": api.host, "authorization": f"Bearer {api.key}"}


def api_goal() -> str:
    found = Program("kotopolku.test").get("catalogue/frameworks?on=2026-06-01").json()
    return str(found["results"][0]["goals"][0]["key"])


@pytest.mark.parametrize(
    ("path", "sent", "refused"),
    [
        ("plans", {"first_year": 2027, "last_year": 2030}, ["title"]),
        ("plans", PLAN | {"title": "  "}, ["title"]),
        ("plans", PLAN | {"first_year": 20226}, ["first_year"]),
        ("plans", PLAN | {"first_year": 2050, "last_year": 2040}, ["non_field_errors"]),
        ("plans", PLAN | {"first_year": 2026}, ["non_field_errors"]),  # those years have a plan
        ("plans", PLAN | {"titel": "Kotoutumisohjelma"}, ["titel"]),
        ("plans", PLAN | {"title": "x" * 201}, ["title"]),
        ("plans", PLAN | {"first_year": 2031, "last_year": 2032, "rule_set": "made-up"}, []),
        ("plans", [], ["non_field_errors"]),
        ("plans", "null", ["non_field_errors"]),
        ("bodies", {"name": "SIVISTYSLAUTAKUNTA", "kind": "education"}, ["non_field_errors"]),
        ("bodies", {"name": "Kela", "kind": "made up \u0000"}, ["kind"]),
        ("bodies", {"name": "Kela", "kind": {"a": 1}}, ["kind"]),
        ("{plan}/objectives", {"title": "x", "theme": "none"}, ["theme"]),
        (
            "{plan}/objectives",
            {"title": "x", "theme": "employment", "goals": ["none", "\u0000"]},
            ["goals"],
        ),
        (
            "{plan}/objectives",
            {"title": "x", "theme": "employment", "target_groups": ["none"]},
            ["target_groups"],
        ),
        ("{plan}/milestones", {"title": "x", "planned_on": "31.2.2026"}, ["planned_on"]),
        ("{plan}/milestones", {"title": "x", "planned_on": "2026-01-01", "step": 9}, ["step"]),
        ("{objective}/measures", {"title": "Kielikahvila"}, ["responsible"]),
        (
            "{objective}/measures",
            {"title": "x", "responsible": "{body}", "starts": "2027-01-02", "ends": "2027-01-01"},
            ["non_field_errors"],
        ),
        ("{objective}/measures", {"title": "x", "responsible": "no key"}, ["responsible"]),
        ("{objective}/indicators", {"name": "Osallisuus"}, ["source"]),
        ("{objective}/indicators", {"name": "Osallisuus", "source": " "}, ["source"]),
        (
            "{objective}/indicators",
            {"name": "x", "source": "x", "baseline": "57,4"},
            ["baseline"],
        ),
        ("{indicator}/values", {"year": 20226, "value": 1}, ["year"]),
        ("{indicator}/values", {"year": 2026, "value": "NaN"}, ["value"]),
    ],
)
def test_bad_input_is_refused_field_by_field(
    path: str, sent: Any, refused: list[str], aino_at_espoo: Program, made: Made, espoo: Workspace
) -> None:
    names = {
        "plan": f"plans/{made.plan.pk}",
        "objective": f"objectives/{made.objective.pk}",
        "indicator": f"indicators/{made.indicator.pk}",
    }
    if isinstance(sent, dict) and sent.get("responsible") == "{body}":
        sent = sent | {"responsible": str(made.body.pk)}
    answer = aino_at_espoo.post(path.format(**names), sent)
    if refused:
        assert fields_of(answer) == refused
    else:  # what the service says is read alone: sent back, it is left as it is
        assert answer.json()["rule_set"] == made.plan.rule_set_id
    with inside(espoo):
        assert (Body.objects.count(), Measure.objects.count(), Indicator.objects.count()) == (
            1,
            1,
            1,
        )


def test_a_text_of_ten_megabytes_is_refused_with_its_limit(
    aino_at_espoo: Program, made: Made
) -> None:
    sent = {"present_state": "x" * 10_000_000}
    answer = aino_at_espoo.patch(f"objectives/{made.objective.pk}", sent, version=1)
    assert fields_of(answer) == ["present_state"]
    sent = {"present_state": "x" * 13_000_000}
    answer = aino_at_espoo.patch(f"objectives/{made.objective.pk}", sent, version=1)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


def test_signs_from_everywhere_are_kept(aino_at_espoo: Program, made: Made) -> None:
    title = "🧭 <b>Kotoutuminen</b> مرحبا"
    answer = aino_at_espoo.patch(f"objectives/{made.objective.pk}", {"title": title}, version=1)
    assert answer.json()["title"] == title
