"""The first step is told from its rows: who, in which form, through which bodies and by when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.clock import today
from plans.home.queries import Status, steps_of
from plans.models import Plan
from plans.preparation.services import change_plan, mark_item, set_milestone
from plans.timetable.services import plan_decision
from tenants.context import inside
from tenants.models import Workspace
from tests.api.program import at as program_of
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_plan


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def name(plan: Plan, by: User) -> Plan:
    body = make_body(by, name="Kotoutumispalvelut", kind_id="integration_services")
    return change_plan(
        plan, version=plan.version, by=by, coordinating_body=body, contact_name="Leila Korhonen"
    )


def schedule(plan: Plan, by: User, days: int = 30) -> None:
    day = today() + timedelta(days=days)
    council = make_body(by, name="Valtuusto", kind_id="management")
    set_milestone(plan, by=by, title="Luonnos", planned_on=day)
    plan_decision(plan, by=by, body=council, handles="Hyväksyy", planned_on=day)


@pytest.mark.checklist("C1.1")
def test_the_step_is_not_done_without_a_coordinating_body_and_a_contact_person(
    in_espoo: Workspace, aino: User
) -> None:
    plan = make_plan(aino)
    for item in ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6"):
        mark_item(plan, item, by=aino, mark="done")
    first = steps_of(plan)[0]
    assert first.status == Status.NEEDS_ATTENTION and len(first.needs) == 2
    first = steps_of(name(plan, aino))[0]
    assert first.status == Status.DONE


@pytest.mark.checklist("C1.1", "C1.2")
def test_items_that_the_rows_settle_need_no_mark(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        assert steps_of(plan)[0].status == Status.NOT_STARTED
        schedule(name(plan, aino), aino)
        first = steps_of(Plan.objects.get())[0]
        assert (first.done, first.status) == (2, Status.UNDER_WAY)
    page = words_of(coordinator.get(f"/plans/{plan.pk}/steps/1/"))
    assert "Told by the plan itself: Kotoutumispalvelut, Leila Korhonen" in page
    assert "Told by the plan itself: 1 decision, 1 milestone" in page


@pytest.mark.checklist("C1.2")
def test_what_is_late_needs_attention(coordinator: Visitor, espoo: Workspace, aino: User) -> None:
    with inside(espoo):
        plan = name(make_plan(aino), aino)
        schedule(plan, aino, days=-1)
        first = steps_of(Plan.objects.get())[0]
    assert first.status == Status.NEEDS_ATTENTION
    assert set(first.needs) == {
        "1 milestone is late",
        "1 decision has not been made on its day",
    }
    assert "1 milestone is late" in words_of(coordinator.get("/"))


@pytest.mark.checklist("C1.1")
def test_the_deputy_stands_on_the_plan(coordinator: Visitor, plan: Plan, espoo: Workspace) -> None:
    said = {"title": plan.title, "language": "fi", "form": "separate", "version": "1"}
    said |= {"first_year": "2026", "last_year": "2029"}
    said |= {"contact_name": "Leila Korhonen", "deputy_name": "Tuula Sijainen"}
    path = f"/plans/{plan.pk}/basics/"
    wrong = coordinator.post(path, said | {"deputy_email": "tuula@"})
    assert wrong.status_code == 422 and "Tuula Sijainen" in wrong.content.decode()
    assert coordinator.post(path, said | {"deputy_email": "t@espoo.example"}).status_code == 302
    with inside(espoo):
        row = Plan.objects.get()
    assert (row.deputy_name, row.deputy_email) == ("Tuula Sijainen", "t@espoo.example")


def test_the_first_step_asks_as_much_for_one_day_as_for_six(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        schedule(plan, aino)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert coordinator.get(f"/plans/{plan.pk}/").status_code == 200
            assert coordinator.get(f"/plans/{plan.pk}/milestones/").status_code == 200
        return len(queries)

    asked()
    one = asked()
    with inside(espoo):
        council = plan.decision_steps.get().body
        for number in range(5):
            set_milestone(plan, by=aino, title=f"Päivä {number}", planned_on=today())
            plan_decision(plan, by=aino, body=council, handles="Käsittelee", planned_on=today())
    assert asked() == one


@pytest.mark.checklist("C1.2", "C1.3")
def test_programs_read_and_write_the_path_and_the_places(
    plan: Plan, espoo: Workspace, aino: User
) -> None:
    api = program_of(espoo, aino)
    with inside(espoo):
        body = str(make_body(aino, name="Valtuusto", kind_id="management").pk)
    made = api.post(f"plans/{plan.pk}/decision-steps", {"body": body, "handles": "Hyväksyy"})
    assert made.status_code == 201, made.content
    path = f"decision-steps/{made.json()['id']}"
    wrong = api.patch(path, {"decided_on": "2026-11-02"}, version=1)
    assert wrong.status_code == 422  # a decision has an outcome, too
    said = {"decided_on": "2026-11-02", "outcome": "approved", "section": "§ 12"}
    assert api.patch(path, said, version=1).json()["outcome"] == "approved"
    assert api.patch(path, {"section": "§ 13"}, version=1).status_code == 412

    placed = api.post(f"plans/{plan.pk}/places", {"element": "E1", "chapter": "3"})
    assert placed.status_code == 201, placed.content
    unknown = api.post(f"plans/{plan.pk}/places", {"element": "X9", "chapter": "3"})
    twice = api.post(f"plans/{plan.pk}/places", {"element": "E1", "chapter": "4"})
    empty = api.post(f"plans/{plan.pk}/places", {"element": "E2"})
    assert (unknown.status_code, twice.status_code, empty.status_code) == (422, 422, 422)
