"""Steps 4 and 5: typed goals, own documents, partners' roles, the one table, measures by body, and proposals."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from catalogue.models import FrameworkGoal
from catalogue.queries import frameworks_on
from core.clock import today
from plans.local.services import add_document, remove_document, use_document
from plans.models import (
    DocumentUse,
    LocalDocument,
    Measure,
    Objective,
    Plan,
)
from plans.preparation.services import StillNeeded
from plans.programme.forms import RolesForm
from plans.programme.services import change_measure, change_objective
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_measure, make_objective, make_plan
from tests.plans.pages import now, opened


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def objective(espoo: Workspace, aino: User, plan: Plan) -> Objective:
    with inside(espoo):
        return make_objective(plan, aino)


@pytest.fixture
def measure(espoo: Workspace, aino: User, objective: Objective) -> Measure:
    with inside(espoo):
        return make_measure(objective, aino)


def of_objective(**said: Any) -> dict[str, Any]:
    return {"title": "Work", "theme": "employment", "version": 0} | said


@pytest.mark.checklist("C4.1")
def test_an_objective_implements_one_goal_supports_another_and_the_others_show_as_bare(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        first, second, third = list(frameworks_on(today())[0].goals.all())[:3]
    sent = of_objective(implements=[first.pk], goals=[second.pk])
    assert coordinator.post(f"/plan/{plan.pk}/objectives/add/", sent).status_code == 302
    with inside(espoo):
        links = dict(Objective.objects.get().goal_links.values_list("goal_id", "relation"))
    assert links == {first.pk: "implements", second.pk: "supports"}

    page = coordinator.get(f"/plan/{plan.pk}/coverage/").content.decode()
    rows = {
        goal.pk: page.split(str(goal).replace("'", "&#x27;"))[1].split("</tr>")[0]
        for goal in (first, second, third)
    }
    assert "no objective" in rows[third.pk]
    assert "no objective" not in rows[first.pk] + rows[second.pk]


@pytest.mark.checklist("C4.1")
def test_an_objective_that_serves_local_needs_alone_says_why_and_is_no_gap(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    sent = of_objective(local_reason="A new reception centre in our town.")
    assert coordinator.post(f"/plan/{plan.pk}/objectives/add/", sent).status_code == 302
    assert "not linked to any national goal" not in words_of(coordinator.get("/plan/"))
    page = words_of(coordinator.get(f"/plan/{plan.pk}/coverage/"))
    assert "A new reception centre in our town." in page
    assert "serve no goal and do not say why" not in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"changes_by": "6/2028"}, "Say what will be different by that day."),
        ({"changes_by": "1.1.20226", "changes_to": "x"}, "year"),
        ({"changes_to": "x" * 301}, "301"),
        ({"local_reason": "Ours", "goals": ["GOAL"]}, "leave the reason empty"),
        ({"goals": ["GOAL"], "implements": ["GOAL"]}, "either implemented or supported"),
        ({"implements": ["none-such"]}, "Select a valid choice"),
    ],
)
def test_an_objective_that_contradicts_itself_is_refused_and_nothing_typed_is_lost(
    said: dict[str, Any], words: str, plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        goal = FrameworkGoal.objects.filter(framework__in=frameworks_on(today())).first()
    assert goal is not None
    filled = {
        name: [goal.pk if each == "GOAL" else each for each in value]
        if isinstance(value, list)
        else value
        for name, value in said.items()
    }
    answer = coordinator.post(
        f"/plan/{plan.pk}/objectives/add/", of_objective(title="Kept ملف", **filled)
    )
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert "Kept ملف" in answer.content.decode()
    with inside(espoo):
        assert not Objective.objects.exists()


@pytest.mark.checklist("C4.3")
def test_the_change_says_for_whom_from_what_to_what_and_by_when(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    sent = of_objective(
        target_groups=["young_people"],
        changes_from="Half wait for months",
        changes_to="Nobody waits over two months",
        changes_by="6/2028",
    )
    coordinator.post(f"/plan/{plan.pk}/objectives/add/", sent)
    with inside(espoo):
        assert Objective.objects.get().changes_by == date(2028, 6, 30)
    page = words_of(coordinator.get("/plan/"))
    assert "From what Half wait for months To what Nobody waits over two months" in page
    assert "30 June 2028" in page


def test_goals_that_are_said_by_the_api_alone_keep_how_they_are_served(
    objective: Objective, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        one, other = FrameworkGoal.objects.all()[:2]
        first = change_objective(objective, version=1, by=aino, goals=[one], implements=[one])
        second = change_objective(first, version=first.version, by=aino, goals=[one, other])
        links = dict(second.goal_links.values_list("goal_id", "relation"))
    assert links == {one.pk: "implements", other.pk: "supports"}


@pytest.mark.checklist("C4.4")
def test_an_objective_is_linked_to_a_chapter_of_the_strategy(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    named = {"kind": "strategy", "name": "Strategy 2026–2029", "first_year": "2026"}
    assert coordinator.post("/documents/add/", named).status_code == 302
    with inside(espoo):
        document = LocalDocument.objects.get()
    path = f"/objectives/{objective.pk}/documents/add/"
    sent = {
        "document": document.pk,
        "chapter": "3.2 Everyday life",
        "relation": "implements",
        "state": "adopted",
    }
    assert coordinator.post(path, sent).status_code == 302

    page = words_of(coordinator.get(f"/documents/{document.pk}/"))
    assert "Työllisyys paranee 3.2 Everyday life the objective implements it adopted" in page
    assert "Strategy 2026–2029" in words_of(coordinator.get("/plan/"))
    again = coordinator.post(path, sent)
    assert again.status_code == 422
    assert "This chapter of the document is named already." in words_of(again)


@pytest.mark.checklist("C4.4")
def test_a_document_in_which_something_stands_stays_and_says_what(
    measure: Measure, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    with inside(espoo):
        document = add_document(by=aino, kind="budget", name="Budget 2027")
        use_document(measure, by=aino, document=document, chapter="12")
        with pytest.raises(StillNeeded, match="Kielikahvila"):
            remove_document(document, version=1, by=aino)
    answer = coordinator.post(f"/documents/{document.pk}/remove/", {"version": 1})
    assert answer.status_code == 422
    assert "Kielikahvila" in words_of(answer)
    with inside(espoo):
        use = DocumentUse.objects.get()
    assert coordinator.post(f"/document-uses/{use.pk}/remove/", {"version": 1}).status_code == 302
    assert coordinator.post(f"/documents/{document.pk}/remove/", {"version": 1}).status_code == 302


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Fill this in."),
        ({"name": " \u202e\u200b "}, "Fill this in."),
        ({"kind": "novel"}, "Select a valid choice"),
        ({"first_year": "20226"}, "year"),
        ({"first_year": "2029", "last_year": "2026"}, "cannot be before"),
        ({"link": "javascript:alert(1)"}, "valid URL"),
        ({"owner": "y" * 10_000_000}, "10"),
    ],
)
def test_a_document_that_cannot_be_is_refused(
    said: dict[str, str], words: str, coordinator: Visitor, espoo: Workspace
) -> None:
    answer = coordinator.post("/documents/add/", {"kind": "strategy", "name": "S"} | said)
    assert answer.status_code in {422, 413}
    if answer.status_code == 422:
        assert words in words_of(answer)
    with inside(espoo):
        assert not LocalDocument.objects.exists()


@pytest.mark.checklist("C5.1")
@pytest.mark.parametrize("status", ["late", "stopped"])
def test_a_measure_that_is_late_or_stopped_says_why(
    status: str, measure: Measure, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    path = f"/measures/{measure.pk}/progress/"
    refused = coordinator.post(path, {"status": status, "version": 1})
    assert refused.status_code == 422
    assert "Say why the measure is late or was stopped." in words_of(refused)
    with inside(espoo), pytest.raises(ValidationError):
        change_measure(measure, version=1, by=aino, status=status, status_reason=" ")

    said = {"status": status, "status_reason": "No teacher <b>yet</b>", "version": 1}
    assert coordinator.post(path, said | opened(coordinator, path)).status_code == 302
    page = coordinator.get("/plan/").content.decode()
    assert "No teacher &lt;b&gt;yet&lt;/b&gt;" in page


@pytest.mark.checklist("C5.3")
def test_partners_have_roles_and_the_payer_is_named(
    measure: Measure, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    with inside(espoo):
        kela = make_body(aino, name="Kela", kind_id="kela")
        row = change_measure(
            measure, version=1, by=aino, partners=[kela], funding="The state, 80 %"
        )
    said = {RolesForm.name_of(kela.pk): "pays the travel", "version": row.version}
    assert coordinator.post(f"/measures/{measure.pk}/roles/", said).status_code == 302
    page = words_of(coordinator.get(f"/measures/{measure.pk}/"))
    assert "Kela (pays the travel)" in page
    assert "The state, 80 %" in page
    with inside(espoo):
        kept = change_measure(
            now(espoo, measure), version=row.version + 1, by=aino, partners=[kela]
        )
        assert [str(each) for each in kept.partners.all()] == ["Kela (pays the travel)"]
