"""The decision path: which body handles what, when, and what came of it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.models import Body, DecisionStep, Plan
from plans.timetable.services import plan_decision
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_plan


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def council(espoo: Workspace, aino: User) -> Body:
    with inside(espoo):
        return make_body(aino, name="Kaupunginvaltuusto", kind_id="management")


def path(espoo: Workspace) -> list[tuple[str, str]]:
    with inside(espoo):
        return [(step.handles, step.outcome) for step in DecisionStep.objects.all()]


def add(visitor: Visitor, plan: Plan, **said: Any) -> Any:
    return visitor.post(f"/plans/{plan.pk}/decisions/add/", said)


@pytest.mark.checklist("C1.2")
def test_a_body_is_put_on_the_path_and_its_decision_recorded(
    coordinator: Visitor, plan: Plan, council: Body, espoo: Workspace
) -> None:
    said = {"body": str(council.pk), "handles": "Hyväksyy suunnitelman", "planned_on": "22.3.2027"}
    assert add(coordinator, plan, **said).status_code == 302
    page = words_of(coordinator.get(f"/plans/{plan.pk}/decisions/"))
    assert "Kaupunginvaltuusto Hyväksyy suunnitelman planned for 22 March 2027" in page
    with inside(espoo):
        step = DecisionStep.objects.get()
    decided = said | {
        "version": "1", "decided_on": "29.3.2027", "outcome": "changed", "section": "§ 41",
        "minutes_link": "https://www.espoo.fi/poytakirja",
    }  # fmt: skip
    assert coordinator.post(f"/decisions/{step.pk}/", decided).status_code == 302
    page = words_of(coordinator.get(f"/plans/{plan.pk}/decisions/"))
    assert "Decided on 29 March 2027 · § 41" in page
    assert "approved with changes" in page


def test_the_path_is_in_the_order_of_its_days(
    coordinator: Visitor, plan: Plan, council: Body, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        for handles, day in (("kolmas", None), ("toinen", "2027-05-01"), ("eka", "2027-02-01")):
            plan_decision(plan, by=aino, body=council, handles=handles, planned_on=day)
    assert [handles for handles, _outcome in path(espoo)] == ["eka", "toinen", "kolmas"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"handles": " "}, "Fill this in."),
        ({"body": ""}, "Body: "),
        ({"planned_on": "31.2.2027"}, ""),
        ({"planned_on": "1.1.20226"}, ""),
        ({"decided_on": "1.3.2027"}, "Say what was decided on that day."),
        ({"outcome": "approved"}, "Give the day of the decision."),
        ({"section": "§ 4"}, "A section of the minutes needs the day of the decision."),
        ({"minutes_link": "javascript:alert(1)"}, ""),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_lost(
    coordinator: Visitor, plan: Plan, council: Body, espoo: Workspace, said: Any, words: str
) -> None:
    given = {"body": str(council.pk), "handles": "Hyväksyy <b>kaiken</b> 🎉"} | said
    answer = add(coordinator, plan, **given)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert path(espoo) == []
    if "handles" not in said:
        assert "Hyväksyy &lt;b&gt;kaiken&lt;/b&gt; 🎉" in answer.content.decode()


def test_two_who_change_a_step_at_once_see_both_texts(
    coordinator: Visitor, plan: Plan, council: Body, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        step = plan_decision(plan, by=aino, body=council, handles="Luonnos")
    said = {"body": str(council.pk), "handles": "Ehdotus", "version": "1"}
    assert coordinator.post(f"/decisions/{step.pk}/", said).status_code == 302
    answer = coordinator.post(f"/decisions/{step.pk}/", said | {"handles": "Aloitus"})
    assert answer.status_code == 409
    assert path(espoo) == [("Ehdotus", "")]


def test_a_body_on_the_path_is_not_removed(
    coordinator: Visitor, plan: Plan, council: Body, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        step = plan_decision(plan, by=aino, body=council, handles="Hyväksyy")
    answer = coordinator.post(f"/bodies/{council.pk}/delete/", {"version": "1"})
    assert "It is on the decision path of a plan." in words_of(answer)
    assert coordinator.post(f"/decisions/{step.pk}/delete/", {"version": "1"}).status_code == 302
    assert path(espoo) == []


def test_the_path_asks_as_much_for_one_step_as_for_three(
    coordinator: Visitor, plan: Plan, council: Body, aino: User, espoo: Workspace
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            coordinator.get(f"/plans/{plan.pk}/decisions/")
        return len(queries)

    with inside(espoo):
        plan_decision(plan, by=aino, body=council, handles="a")
    one = asked()
    with inside(espoo):
        plan_decision(plan, by=aino, body=council, handles="b")
        plan_decision(plan, by=aino, body=council, handles="c")
    assert asked() == one
