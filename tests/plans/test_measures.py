"""Objectives, measures and texts are written on the plan page, in place and on pages of their own."""

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from catalogue.models import Framework
from catalogue.queries import frameworks_on
from core.clock import today
from plans.models import Body, Measure, Objective, Plan, Section
from plans.preparation.services import let_act_for
from plans.programme.fields import schedule_words
from plans.programme.services import put_in_order
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan
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
def library(espoo: Workspace, aino: User) -> Body:
    with inside(espoo):
        return make_body(aino, name="Library")


def new_measure(body: Body, **said: Any) -> dict[str, Any]:
    return {"title": "Café", "responsible": body.pk, "status": "not_started", "version": 0} | said


@pytest.mark.checklist("C4.3")
@pytest.mark.checklist("C4.1")
def test_an_objective_says_the_change_for_whom_and_which_national_goals_it_serves(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        goals = [framework.goals.all()[0] for framework in frameworks_on(today())]
    sent = {
        "title": "More people find work that fits their skills",
        "theme": "employment",
        "present_state": "The gap is 22 points.",
        "desired_change": "Guidance within **two weeks**.",
        "target_groups": ["working_age", "parents_at_home"],
        "goals": [goal.pk for goal in goals],
        "version": 0,
    }

    answer = coordinator.post(f"/plan/{plan.pk}/objectives/add/", sent)

    assert answer.status_code == 302
    assert f"/plan/{plan.pk}/#o-new" in answer["Location"]
    with inside(espoo):
        objective = Objective.objects.get()
        assert {link.goal_id for link in objective.goal_links.all()} == {g.pk for g in goals}
        assert Framework.objects.count() == len(goals) == 2
    page = coordinator.get("/plan/").content.decode()
    assert "<strong>two weeks</strong>" in page
    for goal in goals:
        assert str(goal) in page
    assert "Working-age people, Parents at home" in words_of(coordinator.get("/plan/"))


def test_htmx_is_given_the_new_objective_and_the_list_of_parts(
    plan: Plan, coordinator: Visitor
) -> None:
    path = f"/plan/{plan.pk}/objectives/add/"
    sent = {"title": "Work", "theme": "employment", "version": 0}

    page = coordinator.post(path, sent, htmx=True).content.decode()

    assert page.count("<article") == 1
    assert 'id="parts"' in page
    assert 'hx-swap-oob="true"' in page
    assert "<html" not in page


def test_a_form_is_a_part_for_htmx_and_a_page_for_everybody_else(
    objective: Objective, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/edit/"
    page, part = (
        coordinator.get(path).content.decode(),
        coordinator.get(path, htmx=True).content.decode(),
    )
    assert "<html" in page and "hx-post" not in page.split("data-autosave")[0].split("<main")[1]
    assert "<html" not in part and f'hx-target="#oh-{objective.pk}"' in part
    left = coordinator.get(f"{path}?leave", htmx=True).content.decode()
    assert "<form" not in left.split('id="parts"')[0].replace('action="/en/objectives', "")
    assert objective.title in left


@pytest.mark.checklist("C5.1")
@pytest.mark.checklist("C5.3")
def test_a_measure_has_its_responsible_body_partners_schedule_and_cost(
    objective: Objective, library: Body, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        kela = make_body(aino, name="Kela", kind_id="kela")
    sent = new_measure(
        library,
        partners=[kela.pk],
        starts="1/2027",
        ends="12/2028",
        cost="18 000,50",
        status="under_way",
    )

    answer = coordinator.post(f"/objectives/{objective.pk}/measures/add/", sent)

    assert answer.status_code == 302
    with inside(espoo):
        measure = Measure.objects.get()
    assert (measure.starts, measure.ends) == (date(2027, 1, 1), date(2028, 12, 31))
    words = words_of(coordinator.get("/plan/"))
    for said in (
        "1.1 Café",
        "Responsible body: Library",
        "partners Kela",
        "1/2027–12/2028",
        "18,000.5 €",
    ):
        assert said in words, said


def test_a_missing_body_is_added_without_losing_the_text(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/measures/add/"
    sent = {"title": "Café", "description": "Long text", "status": "not_started", "version": 0}
    refused = coordinator.post(path, sent | {"responsible": ""})
    assert refused.status_code == 422
    assert "Long text" in refused.content.decode()

    sent |= {"responsible": "", "new_body": "Adult Education", "new_body_kind": "education"}
    assert coordinator.post(path, sent).status_code == 302
    sent |= {"title": "Course", "new_body": "adult education"}
    assert coordinator.post(path, sent).status_code == 302

    with inside(espoo):
        assert [body.name for body in Body.objects.all()] == ["Adult Education"]
        assert Measure.objects.filter(responsible=Body.objects.get()).count() == 2


def test_a_contributor_records_what_has_been_done_by_their_own_body_alone(
    objective: Objective, library: Body, aino: User, espoo: Workspace
) -> None:
    olli = make_user("Olli Own")
    make_member(olli, workspace=espoo, role=Role.CONTRIBUTOR)
    with inside(espoo):
        other = make_body(aino, name="Kela", kind_id="kela")
        mine = make_measure(objective, aino, responsible=library)
        theirs = make_measure(objective, aino, responsible=other)
        let_act_for(library, [olli.pk], by=aino)
    visitor = Visitor(olli, espoo)
    path = f"/measures/{mine.pk}/edit/"
    sent = opened(visitor, path) | new_measure(library, status="done", status_note="340 visitors")
    sent |= {"version": 1}

    given_away = visitor.post(path, sent | {"responsible": other.pk})
    assert given_away.status_code == 422
    assert (
        visitor.post(path, sent | {"new_body": "X", "new_body_kind": "education"}).status_code
        == 302
    )
    assert visitor.post(f"/measures/{theirs.pk}/edit/", sent).status_code == 403
    assert visitor.post(f"/measures/{mine.pk}/remove/", {"version": 2}).status_code == 403

    with inside(espoo):
        changed = Measure.objects.get(pk=mine.pk)
        assert (changed.status_note, changed.responsible) == ("340 visitors", library)
        assert not Body.objects.filter(name="X").exists()


def test_a_removal_is_asked_first_and_names_what_goes_too(
    objective: Objective, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        make_measure(objective, aino)
        make_indicator(objective, aino)
    path = f"/objectives/{objective.pk}/remove/"

    words = words_of(coordinator.get(path))
    assert "1 measure goes with it." in words
    assert "1 indicator goes with it, with its values." in words
    with inside(espoo):
        assert Objective.objects.exists()

    assert coordinator.post(path, opened(coordinator, path)).status_code == 302
    assert coordinator.post(path, {"version": 1}).status_code == 302  # a second click
    with inside(espoo):
        assert not Objective.objects.exists()
        assert WorkspaceEvent.objects.filter(verb="objective.removed").count() == 1


def test_measures_move_up_and_down_and_stop_at_the_ends(
    objective: Objective, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        first, second = (make_measure(objective, aino, title=title) for title in ("A", "B"))

    def order() -> list[str]:
        with inside(espoo):
            return list(Measure.objects.values_list("title", flat=True))

    moves = [(second, "up", ["B", "A"]), (second, "up", ["B", "A"]), (second, "down", ["A", "B"])]
    for row, direction, expected in moves:
        answer = coordinator.post(f"/measures/{row.pk}/move/", {"direction": direction})
        assert answer.status_code == 302
        assert answer["Location"].endswith(f"#m-{row.pk}")
        assert order() == expected
    assert first.position == 1


def test_nothing_is_put_in_order_without_harm(plan: Plan, aino: User, espoo: Workspace) -> None:
    with inside(espoo):
        put_in_order(plan.objectives.all(), [], by=aino)
        assert not WorkspaceEvent.objects.filter(verb="order.changed").exists()


@pytest.mark.checklist("C7.1")
def test_a_section_has_a_text_or_a_reason_for_none(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/plan/{plan.pk}/sections/E6/"
    assert "Forms of cooperation" in words_of(coordinator.get(path))
    sent = opened(coordinator, path) | {"text": "# We meet\n\n- monthly"}
    assert coordinator.post(path, sent).status_code == 302
    assert '<li dir="auto">monthly</li>' in coordinator.get("/plan/").content.decode()

    sent = opened(coordinator, path) | {
        "text": "",
        "is_not_applicable": "on",
        "reason": "Done jointly",
    }
    assert coordinator.post(path, sent).status_code == 302

    with inside(espoo):
        section = Section.objects.get()
        assert (section.version, section.reason) == (2, "Done jointly")
    assert "Done jointly" in words_of(coordinator.get("/plan/"))


@pytest.mark.parametrize(
    ("starts", "ends", "continuous", "words"),
    [
        (date(2027, 1, 1), date(2028, 12, 31), False, "1/2027–12/2028"),
        (date(2027, 8, 1), None, False, "8/2027–"),
        (None, date(2028, 2, 29), False, "–2/2028"),
        (date(2027, 3, 15), date(2027, 4, 1), False, "15 March 2027–1 April 2027"),
        (date(2027, 8, 1), None, True, "continuous, from 8/2027"),
        (None, None, True, "continuous"),
        (None, None, False, ""),
    ],
)
def test_a_schedule_is_written_in_months_where_it_is_of_months(
    starts: date | None, ends: date | None, continuous: bool, words: str
) -> None:
    assert schedule_words(starts, ends, is_continuous=continuous) == words


def test_a_dash_that_was_put_as_a_reason_becomes_words(
    espoo: Workspace, plan: Plan, aino: User
) -> None:
    migration = import_module("plans.migrations.0016_reasons_in_words")
    with inside(espoo):
        objective = make_objective(plan, aino)
        dashed = make_measure(objective, aino, status="stopped", status_reason="–")
        told = make_measure(objective, aino, title="Toinen", status="stopped", status_reason="Raha")
        migration.say_it_in_words(apps, None)
        assert now(espoo, dashed).status_reason.startswith("Syytä ei ole kirjattu")
        assert now(espoo, told).status_reason == "Raha"
