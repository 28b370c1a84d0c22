"""Each step's state follows from what is there, and its items are settled by the municipality."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.clock import today
from plans.editing import change
from plans.home.queries import Status, StepState, next_of, steps_of
from plans.models import ItemMark, Plan
from plans.preparation.services import mark_item, take_care
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Membership, Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan
from tests.plans.test_approval import approve


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def here(plan: Plan, in_espoo: Workspace) -> Plan:
    return plan


def told(plan: Plan, number: int) -> StepState:
    return steps_of(Plan.objects.select_related("rule_set").get(pk=plan.pk))[number - 1]


def settle(plan: Plan, number: int, by: User, items: int) -> None:
    for item in range(1, items + 1):
        mark_item(plan, f"{number}.{item}", by=by, mark="done")


def test_a_new_plan_has_no_step_begun(here: Plan) -> None:
    states = steps_of(here)
    assert [state.number for state in states] == list(range(1, 9))
    assert {state.status for state in states} == {Status.NOT_STARTED}
    assert not any(state.needs for state in states)


@pytest.mark.checklist("C1.1")
def test_step_1_is_not_done_without_a_coordinating_body_and_a_contact(
    here: Plan, aino: User
) -> None:
    settle(here, 1, aino, 6)
    assert told(here, 1).status == Status.NEEDS_ATTENTION
    assert told(here, 1).needs == (
        "The coordinating body has not been named",
        "The contact person has not been named",
    )
    named = change(here, version=1, by=aino, coordinating_body=make_body(aino))
    assert told(here, 1).needs == ("The contact person has not been named",)
    change(named, version=2, by=aino, contact_name="Maria Niemi")
    assert told(here, 1).status == Status.DONE


@pytest.mark.checklist("C1.1")
def test_step_1_is_not_done_until_its_items_are_settled(here: Plan, aino: User) -> None:
    change(here, version=1, by=aino, coordinating_body=make_body(aino), contact_name="Maria")
    assert told(here, 1).status == Status.UNDER_WAY
    settle(here, 1, aino, 5)
    assert told(here, 1).note == "5 of 6 items are settled"
    mark_item(here, "1.6", by=aino, mark="not_applicable", reason="We have our own experts.")
    assert told(here, 1).status == Status.DONE


@pytest.mark.parametrize(("number", "items"), [(2, 5), (3, 11), (8, 2)])
def test_steps_2_3_and_8_are_done_when_their_items_are_settled(
    number: int, items: int, here: Plan, aino: User
) -> None:
    settle(here, number, aino, 1)
    assert told(here, number).status == Status.UNDER_WAY
    settle(here, number, aino, items)
    assert told(here, number).status == Status.DONE


@pytest.mark.checklist("C5.2")
def test_an_objective_with_neither_indicator_nor_change_needs_attention(
    here: Plan, aino: User
) -> None:
    objective = make_objective(here, aino)
    assert told(here, 4).status == Status.NEEDS_ATTENTION
    assert told(here, 4).needs == ("1 objective has neither an indicator nor a described change",)
    make_indicator(objective, aino)
    assert told(here, 4).status == Status.UNDER_WAY
    change(objective, version=1, by=aino, desired_change="More of us work.")
    assert told(here, 4).status == Status.DONE


def test_an_objective_without_a_measure_needs_attention_once_there_are_measures(
    here: Plan, aino: User
) -> None:
    first, second = make_objective(here, aino), make_objective(here, aino)
    assert told(here, 5).status == Status.NOT_STARTED
    measure = make_measure(first, aino)
    assert told(here, 5).needs == ("1 objective has no measure",)
    make_measure(second, aino, is_continuous=True)
    assert (told(here, 5).status, told(here, 5).note) == (
        Status.UNDER_WAY,
        "1 of 2 measures have a schedule",
    )
    change(measure, version=1, by=aino, starts=date(2026, 3, 1))
    assert told(here, 5).status == Status.DONE


def test_an_indicator_without_a_value_needs_attention(here: Plan, aino: User) -> None:
    objective = make_objective(here, aino)
    indicator = make_indicator(objective, aino)
    assert told(here, 6).needs == ("1 indicator has no value and no reason for that",)
    indicator = change(indicator, version=1, by=aino, baseline=Decimal("49.6"))
    assert told(here, 6).status == Status.UNDER_WAY
    change(indicator, version=2, by=aino, target=Decimal(60))
    assert told(here, 6).status == Status.DONE
    make_objective(here, aino)
    assert told(here, 6).needs == ("1 objective has no indicator",)


@pytest.mark.checklist("C7.1")
def test_step_7_is_done_when_a_whole_plan_has_been_approved(here: Plan, aino: User) -> None:
    write_section(here, "E6", by=aino, text="Together.")
    assert (told(here, 7).status, told(here, 7).note) == (
        Status.UNDER_WAY,
        "1 of 8 elements are in the plan",
    )
    approve(here, aino)
    assert told(here, 7).status == Status.NEEDS_ATTENTION
    assert told(here, 7).needs[0].startswith("7 elements are missing from the approved plan: ")
    for code in ("E1", "E2", "E3", "E4", "E5", "E7", "E8"):
        write_section(here, code, by=aino, is_not_applicable=True, reason="In the strategy.")
    assert told(here, 7).status == Status.DONE


def test_a_step_whose_day_has_passed_needs_attention(here: Plan, aino: User) -> None:
    person = Membership.objects.select_related("user").get(user=aino)
    take_care(here, 3, by=aino, person=person, due_on=today() - timedelta(days=1))
    state = told(here, 3)
    assert (state.status, state.person) == (Status.NEEDS_ATTENTION, "Aino Virtanen")
    assert state.needs[0].startswith("It was to be ready by")
    settle(here, 3, aino, 11)
    assert told(here, 3).status == Status.DONE


def test_what_needs_attention_comes_first_and_then_what_is_due(here: Plan, aino: User) -> None:
    take_care(here, 8, by=aino, person=None, due_on=today() + timedelta(days=9))
    following = next_of(steps_of(here))
    assert following is not None and following.number == 8
    make_objective(here, aino)
    following = next_of(steps_of(here))
    assert following is not None and following.number == 4


def test_the_steps_ask_as_much_for_one_objective_as_for_three(here: Plan, aino: User) -> None:
    counts = []
    for number in range(3):
        objective = make_objective(here, aino)
        make_measure(objective, aino, responsible=make_body(aino, name=f"Body {number}"))
        make_indicator(objective, aino)
        plan = Plan.objects.select_related("rule_set").get()
        with CaptureQueriesContext(connection) as asked:
            steps_of(plan)
        counts.append(len(asked))
    assert counts[0] == counts[2]


@pytest.mark.parametrize("htmx", [True, False])
def test_an_item_is_marked_as_done_and_opened_again(
    htmx: bool, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/items/2.1/", {"mark": "done"}, htmx=htmx)
    if htmx:
        assert "1 of 5 items are settled" in words_of(answer)
    else:
        assert answer["Location"] == f"/en/plans/{plan.pk}/steps/2/#item-2-1"
    assert "Aino Virtanen" in words_of(coordinator.get(f"/plans/{plan.pk}/steps/2/"))
    coordinator.post(f"/plans/{plan.pk}/items/2.1/", {"mark": "", "version": "1"}, htmx=htmx)
    with inside(espoo):
        assert not ItemMark.objects.exists()


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"mark": "not_applicable"}, "Say why this does not concern you."),
        ({"mark": "not_applicable", "reason": "  "}, "Say why this does not concern you."),
        ({"mark": "not_applicable", "reason": "x" * 301}, "301 characters"),
        ({"mark": "somewhat"}, "somewhat"),
    ],
)
def test_an_item_is_not_left_out_without_a_reason(
    said: dict[str, str],
    words: str,
    htmx: bool,
    coordinator: Visitor,
    plan: Plan,
    espoo: Workspace,
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/items/1.6/", said, htmx=htmx)
    assert answer.status_code == 422
    assert words in words_of(answer)
    if said.get("reason", "").strip():
        assert said["reason"] in answer.content.decode()
    with inside(espoo):
        assert not ItemMark.objects.exists()


def test_an_item_that_the_rule_set_does_not_have_is_not_found(
    coordinator: Visitor, plan: Plan
) -> None:
    assert coordinator.post(f"/plans/{plan.pk}/items/9.9/", {"mark": "done"}).status_code == 404


@pytest.mark.parametrize("htmx", [True, False])
def test_the_coordinator_says_who_takes_care_and_by_when(
    htmx: bool, coordinator: Visitor, plan: Plan, aino: User
) -> None:
    said = {"person": str(aino.pk), "due_on": "15.12.2059"}
    coordinator.post(f"/plans/{plan.pk}/steps/3/care/", said, htmx=htmx)
    page = words_of(coordinator.get("/"))
    assert "Aino Virtanen" in page and "15 December 2059" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [({"due_on": "1.1.20226"}, "20226"), ({"person": "999999"}, "valid choice")],
)
def test_who_or_when_that_cannot_be_is_refused_in_words(
    said: dict[str, str], words: str, coordinator: Visitor, plan: Plan
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/steps/3/care/", said)
    assert answer.status_code == 422
    assert words in words_of(answer)


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR, Role.APPROVER])
def test_who_may_not_write_the_plan_reads_the_steps_and_marks_nothing(
    role: str, plan: Plan, espoo: Workspace
) -> None:
    user = make_user("Ritva Lukija")
    make_member(user, workspace=espoo, role=role)
    visitor = Visitor(user, espoo)
    page = visitor.get(f"/plans/{plan.pk}/steps/1/").content.decode()
    assert (
        "Name the authority" in page and "<form" not in page.split("<main")[1].split("</main>")[0]
    )
    assert visitor.post(f"/plans/{plan.pk}/items/1.1/", {"mark": "done"}).status_code == 403


def test_a_mark_that_somebody_else_changed_meanwhile_is_not_overwritten(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    anna = make_user("Anna Lehto")
    make_member(anna, workspace=espoo, role=Role.EDITOR)
    Visitor(anna, espoo).post(f"/plans/{plan.pk}/items/1.6/", {"mark": "done", "version": "0"})
    said = {"mark": "not_applicable", "reason": "We have our own.", "version": "0"}
    answer = coordinator.post(f"/plans/{plan.pk}/items/1.6/", said)
    assert answer.status_code == 409
    assert "Anna Lehto saved this while you were writing." in words_of(answer)
    assert "We have our own." in words_of(answer)
    with inside(espoo):
        assert ItemMark.objects.get().mark == "done"


def test_two_who_mark_the_same_agree(coordinator: Visitor, plan: Plan, espoo: Workspace) -> None:
    for _time in range(2):
        answer = coordinator.post(f"/plans/{plan.pk}/items/1.1/", {"mark": "done", "version": "0"})
        assert answer.status_code == 302
    with inside(espoo):
        assert ItemMark.objects.get().version == 1


@pytest.mark.parametrize("htmx", [True, False])
def test_two_who_agree_on_different_days_see_both(
    htmx: bool, coordinator: Visitor, plan: Plan
) -> None:
    address = f"/plans/{plan.pk}/steps/3/care/"
    coordinator.post(address, {"due_on": "1.2.2059", "version": "0"})
    answer = coordinator.post(address, {"due_on": "3.4.2059", "version": "0"}, htmx=htmx)
    assert answer.status_code == 409
    assert "1 February 2059" in words_of(answer) and "3 April 2059" in words_of(answer)


def test_who_and_when_are_changed_in_place(coordinator: Visitor, plan: Plan) -> None:
    address = f"/plans/{plan.pk}/steps/3/care/"
    form = coordinator.get(address, htmx=True).content.decode()
    assert 'id="care"' in form and "<html" not in form
    saved = coordinator.post(address, {"due_on": "1.2.2059", "version": "0"}, htmx=True)
    assert "1 February 2059" in words_of(saved)
    assert "<html" not in saved.content.decode()
