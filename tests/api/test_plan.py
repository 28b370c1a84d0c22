"""The plan through the API: the same rules and rights as on the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from plans.models import Body, BodyPerson, Indicator, Measure, Objective, Plan
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.api.program import Program, at
from tests.makers import make_member, make_user
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan

PLAN = {"title": "Kotoutumisohjelma", "first_year": 2027, "last_year": 2030}


class Made:
    """A plan with one of everything, and where each is found."""

    def __init__(self, aino: User) -> None:
        self.plan = make_plan(aino)
        self.body = make_body(aino)
        self.objective = make_objective(self.plan, aino)
        self.measure = make_measure(self.objective, aino, responsible=self.body)
        self.indicator = make_indicator(self.objective, aino)


@pytest.fixture
def made(espoo: Workspace, aino: User) -> Made:
    with inside(espoo):
        return Made(aino)


def fields_of(answer: Any) -> list[str]:
    assert answer.status_code == 422, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "invalid"
    return sorted(answer.json()["errors"])


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


EDITABLE: dict[str, tuple[Callable[[Made], str], dict[str, Any]]] = {
    "plan": (lambda made: f"plans/{made.plan.pk}", {"title": "Toinen"}),
    "body": (lambda made: f"bodies/{made.body.pk}", {"name": "Toinen"}),
    "objective": (lambda made: f"objectives/{made.objective.pk}", {"title": "Toinen"}),
    "measure": (lambda made: f"measures/{made.measure.pk}", {"title": "Toinen"}),
    "indicator": (lambda made: f"indicators/{made.indicator.pk}", {"name": "Toinen"}),
}


@pytest.mark.parametrize("noun", EDITABLE)
def test_a_change_names_the_version_that_it_changes(
    noun: str, aino_at_espoo: Program, made: Made
) -> None:
    where, said = EDITABLE[noun]
    path, api = where(made), aino_at_espoo
    for missing in ({}, {"if_match": "*"}):
        answer = api.patch(path, said, **missing)
        assert (answer.status_code, answer.json()["code"]) == (428, "version_required")
    answer = api.patch(path, said, if_match="1")
    assert (answer.status_code, answer.json()["code"]) == (400, "version_not_understood")
    read = api.get(path)
    answer = api.call("PATCH", path, said, if_match=read["ETag"])
    assert (answer.status_code, answer["ETag"]) == (200, '"2"')


@pytest.mark.parametrize("noun", EDITABLE)
def test_a_stale_change_is_refused_with_both_versions(
    noun: str, aino_at_espoo: Program, made: Made
) -> None:
    where, said = EDITABLE[noun]
    path, (field, mine) = where(made), next(iter(said.items()))
    aino_at_espoo.patch(path, {field: "Heidän"}, version=1)
    answer = aino_at_espoo.patch(path, said, version=1)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (412, "stale_edit")
    assert (problem["theirs"][field], problem["mine"][field]) == ("Heidän", mine)
    assert problem["etag"] == '"2"'
    assert aino_at_espoo.get(path).json()[field] == "Heidän"


def test_a_removal_names_the_version_and_refuses_what_is_needed(
    aino_at_espoo: Program, made: Made, espoo: Workspace
) -> None:
    api, body = aino_at_espoo, f"bodies/{made.body.pk}"
    measure = f"measures/{made.measure.pk}"
    assert api.delete(body).status_code == 428
    answer = api.delete(body, version=1)
    assert (answer.status_code, answer.json()["code"]) == (409, "still_needed")
    assert api.delete(measure, version=7).status_code == 412
    assert api.delete(measure, version=1).status_code == 204
    assert api.get(measure).status_code == 404
    assert api.delete(body, version=1).status_code == 204
    with inside(espoo):
        assert not Measure.objects.exists()


ROLES = {
    Role.COORDINATOR: {"plan", "body", "objective", "measure", "indicator"},
    Role.EDITOR: {"plan", "body", "objective", "measure", "indicator"},
    Role.CONTRIBUTOR: {"measure"},  # of the bodies they act for
    Role.APPROVER: set(),
    Role.READER: set(),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("noun", EDITABLE)
def test_each_role_reads_all_and_changes_what_is_theirs(
    role: Role, noun: str, made: Made, espoo: Workspace
) -> None:
    person = make_user("Chaya Cohen")
    make_member(person, workspace=espoo, role=role)
    api = at(espoo, person)
    where, said = EDITABLE[noun]
    assert api.get(where(made)).status_code == 200
    if role == Role.CONTRIBUTOR and noun == "measure":
        assert api.patch(where(made), said, version=1).status_code == 403
        with inside(espoo):
            BodyPerson.objects.create(body=made.body, user_id=person.pk)
    answer = api.patch(where(made), said, version=1)
    assert answer.status_code == (200 if noun in ROLES[role] else 403)


@pytest.mark.parametrize("role", ROLES)
def test_the_coordinator_alone_starts_a_plan(role: Role, espoo: Workspace) -> None:
    person = make_user("Chaya Cohen")
    make_member(person, workspace=espoo, role=role)
    answer = at(espoo, person).post("plans", PLAN)
    assert answer.status_code == (201 if role == Role.COORDINATOR else 403)


@pytest.mark.parametrize("noun", EDITABLE)
def test_another_workspace_finds_nothing(
    noun: str, made: Made, hanko: Workspace, bertil: User
) -> None:
    where, said = EDITABLE[noun]
    api = at(hanko, bertil)
    for answer in (
        api.get(where(made)),
        api.patch(where(made), said, version=1),
        api.delete(where(made), version=1),
    ):
        assert answer.status_code in {404, 405}
        assert "Kotoutumisohjelma" not in answer.content.decode()


def test_a_contributor_neither_gives_a_measure_away_nor_removes_it(
    made: Made, espoo: Workspace, aino: User
) -> None:
    person = make_user("Chaya Cohen")
    make_member(person, workspace=espoo, role=Role.CONTRIBUTOR)
    with inside(espoo):
        other = make_body(aino, name="Kela", kind_id="kela")
        BodyPerson.objects.create(body=made.body, user_id=person.pk)
    api, path = at(espoo, person), f"measures/{made.measure.pk}"
    answer = api.patch(path, {"responsible": str(other.pk)}, version=1)
    assert fields_of(answer) == ["responsible"]
    assert api.delete(path, version=1).status_code == 403
    assert api.patch(path, {"status": "done"}, version=1).json()["status"] == "done"


@pytest.mark.checklist("C1.3")
def test_who_takes_care_of_a_step_is_agreed_at_the_version_that_was_read(
    made: Made, aino_at_espoo: Program, aino: User
) -> None:
    api, path = aino_at_espoo, f"plans/{made.plan.pk}/steps/4"
    assert api.get(path)["ETag"] == '"0"'
    said = {"person_id": aino.pk, "due_on": "2027-01-31"}
    assert api.call("PUT", path, said).status_code == 428
    answer = api.call("PUT", path, said, version=0)
    assert (answer.status_code, answer["ETag"]) == (200, '"1"')
    assert (answer.json()["person"], answer.json()["due_on"]) == ("Aino Virtanen", "2027-01-31")
    again = api.call("PUT", path, said | {"due_on": "2027-02-28"}, version=1)
    stale = api.call("PUT", path, said | {"due_on": "2027-03-31"}, version=1)
    assert (again["ETag"], stale.status_code) == ('"2"', 412)
    assert stale.json()["theirs"]["due_on"] == "2027-02-28"
    assert fields_of(api.call("PUT", path, {"person_id": 2**30, "due_on": None}, version=2)) == [
        "person_id"
    ]
    assert api.get(f"plans/{made.plan.pk}/steps/9").status_code == 404
    assert [
        step["number"] for step in api.get(f"plans/{made.plan.pk}/steps").json()["results"]
    ] == [*range(1, 9)]


def test_an_item_is_marked_and_its_mark_taken_back(made: Made, aino_at_espoo: Program) -> None:
    api, path = aino_at_espoo, f"plans/{made.plan.pk}/marks/1.1"
    assert api.get(path).json()["version"] == 0
    done = api.call("PUT", path, {"mark": "done"}, version=0)
    assert (done["ETag"], done.json()["mark"]) == ('"1"', "done")
    left = api.call("PUT", path, {"mark": "not_applicable"}, version=1)
    assert left.status_code == 422
    assert api.call("PUT", path, {"mark": ""}, version=7).status_code == 412
    gone = api.call("PUT", path, {"mark": ""}, version=1)
    assert (gone.status_code, gone.json()["version"]) == (200, 0)
    assert api.get(f"plans/{made.plan.pk}/marks/99.9").status_code == 404
    assert api.get(f"plans/{made.plan.pk}/marks").json()["count"] == 0


LISTS: dict[str, Callable[[Made], str]] = {
    "plans": lambda _made: "plans",
    "bodies": lambda _made: "bodies",
    "objectives": lambda made: f"plans/{made.plan.pk}/objectives",
    "measures": lambda made: f"objectives/{made.objective.pk}/measures",
    "measures of the plan": lambda made: f"plans/{made.plan.pk}/measures",
    "indicators": lambda made: f"objectives/{made.objective.pk}/indicators",
}


@pytest.mark.parametrize("name", LISTS)
def test_three_rows_cost_as_many_queries_as_one(
    name: str, made: Made, aino_at_espoo: Program, espoo: Workspace, aino: User
) -> None:
    path = LISTS[name](made)
    aino_at_espoo.get(path)
    with CaptureQueriesContext(connection) as one:
        assert aino_at_espoo.get(path).json()["count"] == 1
    with inside(espoo):
        for number in range(2):
            year = 2040 + 5 * number
            make_plan(aino, first_year=year, last_year=year + 1)
            body = make_body(aino, name=f"Toimielin {number}")
            objective = make_objective(made.plan, aino)
            make_measure(made.objective, aino, partners=[body])
            make_indicator(made.objective, aino)
            assert objective.pk
    with CaptureQueriesContext(connection) as three:
        assert aino_at_espoo.get(path).json()["count"] == 3
    assert len(three) == len(one)


def test_measures_of_a_plan_are_found_by_status_and_body(
    made: Made, aino_at_espoo: Program, espoo: Workspace, aino: User
) -> None:
    path = f"plans/{made.plan.pk}/measures"
    with inside(espoo):
        kela = make_body(aino, name="Kela", kind_id="kela")
        make_measure(made.objective, aino, title="Ohjaus", responsible=kela, status="done")
    assert aino_at_espoo.get(path).json()["count"] == 2
    for query in ("status=done", f"responsible={kela.pk}"):
        found = aino_at_espoo.get(f"{path}?{query}").json()["results"]
        assert [row["title"] for row in found] == ["Ohjaus"]
    assert fields_of(aino_at_espoo.get(f"{path}?status=x&responsible=y")) == [
        "responsible",
        "status",
    ]


def test_reading_an_objective_is_the_same_row_as_on_the_pages(
    made: Made, aino_at_espoo: Program, espoo: Workspace
) -> None:
    told = aino_at_espoo.get(f"objectives/{made.objective.pk}").json()
    with inside(espoo):
        row = Objective.objects.get()
    assert (told["id"], told["title"], told["version"]) == (str(row.pk), row.title, row.version)
