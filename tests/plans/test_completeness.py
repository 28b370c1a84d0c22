"""What the plan must hold is told from what is in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from catalogue.models import FrameworkGoal
from catalogue.queries import themes
from plans.document.queries import ElementState, State, completeness
from plans.editing import change
from plans.models import Body, Plan
from plans.programme.services import write_section
from tenants.models import Workspace
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan


@pytest.fixture
def plan(in_espoo: Workspace, aino: User) -> Plan:
    return make_plan(aino)


def told(plan: Plan, code: str) -> ElementState:
    return next(each for each in completeness(plan) if each.code == code)


@pytest.mark.checklist("C7.1")
def test_an_empty_plan_misses_each_of_the_eight_elements_and_says_why(plan: Plan) -> None:
    states = completeness(plan)
    assert [each.code for each in states] == [f"E{number}" for number in range(1, 9)]
    assert {each.state for each in states} == {State.MISSING}
    assert all(each.reason and each.mend.name for each in states)


@pytest.mark.checklist("C7.1")
def test_a_text_meets_an_element_and_a_reason_puts_it_aside(plan: Plan, aino: User) -> None:
    write_section(plan, "E6", by=aino, text="With Kela and the county.")
    write_section(plan, "E7", by=aino, text="   ")
    write_section(plan, "E8", by=aino, is_not_applicable=True, reason="Agreed in the host document")
    assert told(plan, "E6").state == State.MET
    assert told(plan, "E7").state == State.MISSING
    assert (told(plan, "E8").state, told(plan, "E8").reason) == (
        State.NOT_APPLICABLE,
        "Agreed in the host document",
    )


@pytest.mark.checklist("C7.1")
def test_the_links_are_met_by_a_text_or_when_each_objective_serves_a_goal(
    plan: Plan, aino: User
) -> None:
    goal = FrameworkGoal.objects.all()[:1].get()
    make_objective(plan, aino, goals=[goal])
    assert told(plan, "E1").state == State.MET
    make_objective(plan, aino)
    assert told(plan, "E1").reason.startswith("1 objective is not linked to a national goal")
    write_section(plan, "E1", by=aino, text="The municipal strategy, chapter 3.")
    assert told(plan, "E1").state == State.MET


@pytest.mark.checklist("C7.1")
def test_objectives_say_what_changes_and_one_is_for_good_relations(plan: Plan, aino: User) -> None:
    objective = make_objective(plan, aino)
    assert told(plan, "E2").reason == "1 objective does not say what changes."
    change(objective, version=1, by=aino, desired_change="More of us work.")
    assert "good relations" in told(plan, "E2").reason
    measure = make_measure(objective, aino)
    change(measure, version=1, by=aino, for_good_relations=True)
    assert told(plan, "E2").state == State.MET


def test_an_objective_of_the_theme_counts_for_good_relations(plan: Plan, aino: User) -> None:
    theme = next(each for each in themes() if each.key == "good_relations")
    make_objective(plan, aino, theme=theme, desired_change="We meet.")
    assert told(plan, "E2").state == State.MET


@pytest.mark.checklist("C7.1")
def test_each_objective_has_a_measure_and_an_indicator(plan: Plan, aino: User) -> None:
    first, second = make_objective(plan, aino), make_objective(plan, aino)
    make_measure(first, aino)
    make_indicator(first, aino)
    assert told(plan, "E3").reason == "1 objective has no measure."
    assert told(plan, "E4").reason == "1 objective has no indicator."
    make_measure(second, aino)
    make_indicator(second, aino)
    assert {told(plan, "E3").state, told(plan, "E4").state} == {State.MET}


@pytest.mark.checklist("C7.1")
def test_responsible_bodies_begin_with_the_one_that_coordinates(plan: Plan, aino: User) -> None:
    assert told(plan, "E5").reason == "The coordinating body has not been named."
    assert told(plan, "E5").mend.name == "plans:basics"
    named = change(plan, version=1, by=aino, coordinating_body=make_body(aino))
    assert "no measures yet" in told(named, "E5").reason
    make_measure(make_objective(plan, aino), aino)
    assert told(named, "E5").state == State.MET


def test_it_asks_as_many_questions_for_one_objective_as_for_three(plan: Plan, aino: User) -> None:
    counts = []
    for _more in range(3):
        objective = make_objective(plan, aino)
        make_indicator(objective, aino)
        make_measure(objective, aino, partners=[Body.objects.first() or make_body(aino)])
        with CaptureQueriesContext(connection) as asked:
            completeness(Plan.objects.select_related("rule_set").get())
        counts.append(len(asked))
    assert counts[0] == counts[2]
