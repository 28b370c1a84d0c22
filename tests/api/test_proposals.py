"""Proposals and their answers, and what stands in the municipality's documents, through the API."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import User
from plans.models import LocalDocument
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.api.made import Made, cost_of, fields_of, ok
from tests.api.program import Program, at
from tests.makers import make_member, make_user
from tests.plans.makers import make_objective, make_plan

SAID = {"text": "Kielikahvila lauantaisin", "from_whom": "Yhdistys", "said_on": "2026-03-12"}
Propose = Callable[..., str]


@pytest.fixture
def propose(aino_at_espoo: Program, made: Made) -> Propose:
    """Write a proposal down, and return its address."""

    def act(api: Program = aino_at_espoo, **said: Any) -> str:
        made_one = ok(api.post(f"plans/{made.plan.pk}/proposals", SAID | said), 201)
        return f"proposals/{made_one['id']}"

    return act


@pytest.fixture
def strategy(espoo: Workspace) -> str:
    with inside(espoo):
        return str(LocalDocument.objects.create(kind="strategy", name="Strategia").pk)


@pytest.mark.checklist("C4.3")
def test_a_proposal_becomes_an_objective_or_a_measure_once(
    aino_at_espoo: Program, made: Made, propose: Propose
) -> None:
    api = aino_at_espoo
    one = propose()
    said = {"as_objective": {"title": "Kieli karttuu", "theme": "employment"}, "answer": "Kyllä"}
    told = ok(api.post(f"{one}/accept", said, version=1))
    assert (told["state"], told["answer"], told["version"]) == ("accepted", "Kyllä", 2)
    assert ok(api.get(f"objectives/{told['led_to_objective']}"))["title"] == "Kieli karttuu"
    again = api.post(f"{one}/accept", said, version=2)
    assert (again.status_code, again.json()["code"]) == (409, "answered_already")
    measure = {"title": "Kahvila", "responsible": str(made.body.pk)}
    measure["objective"] = str(made.objective.pk)
    told = ok(api.post(f"{propose()}/accept", {"as_measure": measure}, version=1))
    assert ok(api.get(f"measures/{told['led_to_measure']}"))["title"] == "Kahvila"
    both = {"as_measure": measure, "as_objective": said["as_objective"]}
    assert fields_of(api.post(f"{propose()}/accept", both, version=1)) == ["as_measure"]
    assert ok(api.post(f"{propose()}/accept", {"answer": "Niin"}, version=1))["state"] == "accepted"


@pytest.mark.checklist("C4.3")
def test_a_proposal_is_merged_or_declined_for_a_reason_and_opened_again(
    aino_at_espoo: Program, made: Made, propose: Propose
) -> None:
    api, one = aino_at_espoo, propose()
    assert fields_of(api.post(f"{one}/merge", {}, version=1)) == ["objective"]
    told = ok(api.post(f"{one}/merge", {"measure": str(made.measure.pk)}, version=1))
    assert (told["state"], told["led_to_measure"]) == ("merged", str(made.measure.pk))
    told = ok(api.post(f"{one}/open-again", version=2))
    assert (told["state"], told["led_to_measure"], told["answer"]) == ("open", None, "")
    assert fields_of(api.post(f"{one}/decline", {"answer": " "}, version=3)) == ["answer"]
    assert api.post(f"{one}/decline", {"answer": "Ei rahaa"}, version=1).status_code == 412
    assert ok(api.post(f"{one}/decline", {"answer": "Ei rahaa"}, version=3))["state"] == "declined"
    found = ok(api.get(f"plans/{made.plan.pk}/proposals?state=declined&q=kielikahvila"))
    assert [each["answer"] for each in found["results"]] == ["Ei rahaa"]
    assert ok(api.get(f"plans/{made.plan.pk}/proposals?state=open"))["count"] == 0


def test_whoever_wrote_it_down_mends_it_until_it_is_answered(
    aino_at_espoo: Program, made: Made, espoo: Workspace, propose: Propose
) -> None:
    person = make_user("Chaya Cohen")
    make_member(person, workspace=espoo, role=Role.CONTRIBUTOR)
    theirs = at(espoo, person)
    one, other = propose(theirs), propose()
    assert ok(theirs.patch(one, {"text": "Kahvila"}, version=1))["text"] == "Kahvila"
    assert theirs.patch(other, {"text": "Kahvila"}, version=1).status_code == 403
    assert theirs.post(f"{one}/accept", {}, version=2).status_code == 403
    ok(aino_at_espoo.post(f"{one}/accept", {}, version=2))
    assert theirs.patch(one, {"text": "Muu"}, version=3).status_code == 403
    assert theirs.delete(one, version=3).status_code == 403
    assert aino_at_espoo.delete(one, version=3).status_code == 204


def test_a_proposal_is_about_and_leads_to_its_own_plan(
    aino_at_espoo: Program, made: Made, espoo: Workspace, aino: User, propose: Propose
) -> None:
    with inside(espoo):
        theirs = make_objective(make_plan(aino, first_year=2040, last_year=2041), aino)
    way = f"plans/{made.plan.pk}/proposals"
    key = str(theirs.pk)
    assert fields_of(aino_at_espoo.post(way, SAID | {"objective": key})) == ["objective"]
    answer = aino_at_espoo.post(f"{propose()}/merge", {"objective": key}, version=1)
    assert fields_of(answer) == ["non_field_errors"]
    assert fields_of(aino_at_espoo.post(way, SAID | {"state": "accepted", "text": ""})) == ["text"]


@pytest.mark.checklist("C5.3")
def test_a_measure_is_used_and_an_objective_carries_forward(
    aino_at_espoo: Program, made: Made, strategy: str
) -> None:
    api = aino_at_espoo
    objective = f"objectives/{made.objective.pk}/document-uses"
    measure = f"measures/{made.measure.pk}/document-uses"
    said = {"document": strategy, "chapter": "3.2"}
    use = ok(api.post(objective, said | {"relation": "implements"}), 201)
    assert (use["objective"], use["relation"]) == (str(made.objective.pk), "implements")
    assert api.post(objective, said).status_code == 422
    assert fields_of(api.post(measure, said | {"relation": "implements"})) == ["relation"]
    one = f"document-uses/{ok(api.post(measure, said), 201)['id']}"
    assert fields_of(api.patch(one, {"relation": "supports"}, version=1)) == ["relation"]
    assert ok(api.patch(one, {"state": "adopted"}, version=1))["state"] == "adopted"
    assert api.patch(one, {"chapter": "4"}, version=1).status_code == 412
    refused = api.delete(f"local-documents/{strategy}", version=1)
    assert (refused.status_code, refused.json()["code"]) == (409, "still_needed")
    assert api.delete(one, version=2).status_code == 204
    assert (ok(api.get(measure))["count"], ok(api.get(objective))["count"]) == (0, 1)


def test_the_lists_cost_the_same_for_one_and_for_three(
    aino_at_espoo: Program, made: Made, propose: Propose, strategy: str
) -> None:
    lists = [f"plans/{made.plan.pk}/proposals", f"measures/{made.measure.pk}/document-uses"]

    def grow(chapter: int) -> None:
        propose(measure=str(made.measure.pk))
        ok(aino_at_espoo.post(lists[1], {"document": strategy, "chapter": f"{chapter}"}), 201)

    grow(1)
    before = [cost_of(aino_at_espoo, way) for way in lists]
    grow(2)
    grow(3)
    assert [cost_of(aino_at_espoo, way) for way in lists] == before
