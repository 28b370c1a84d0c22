"""The overview answers in this order: where are we, what is next, what is stuck, who does it."""

from datetime import timedelta

import pytest
import time_machine

from accounts.models import User
from core.clock import today
from plans.editing import change
from plans.models import Plan
from plans.preparation.services import mark_item, set_milestone
from plans.queries import current_plan
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_objective, make_plan
from tests.plans.test_approval import approve


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def test_the_heading_says_how_many_steps_are_done_and_the_lead_what_is_next(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        for item in ("8.1", "8.2"):
            mark_item(plan, item, by=aino, mark="done")
        make_objective(plan, aino)
    page = words_of(coordinator.get("/"))
    assert "One of eight steps is done" in page
    assert "Next: Objectives. 1 objective has neither an indicator nor a described change." in page
    assert "1 of 8 steps done" in coordinator.get("/").content.decode()


def test_the_next_days_are_shown_with_how_far_they_are(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        for title, days in (("Late", -2), ("Now", 0), ("Soon", 1), ("Later", 40), ("Last", 90)):
            day = today() + timedelta(days=days)
            set_milestone(plan, by=aino, title=f"{title} day", planned_on=day)
        set_milestone(plan, by=aino, title="Was", planned_on=today(), done_on=today())
    page = words_of(coordinator.get("/"))
    assert "2 days late" in page and "Today" in page and "1 day left" in page
    shown = page.split("Next deadlines")[1].split("Approval")[0]
    assert "Last day" not in shown and "Was" not in shown


def test_what_was_done_is_told_in_words(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        make_objective(plan, aino, title="<b>Kieli</b>")
    page = coordinator.get("/").content.decode()
    assert "Aino Virtanen wrote the objective “&lt;b&gt;Kieli&lt;/b&gt;”" in page
    assert "Aino Virtanen started the plan “Kotoutumisohjelma”" in page


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2025-12-31 12:00 +0200", "Uusimaa ELY Centre"),
        ("2026-01-01 12:00 +0200", "Uusimaa Economic Development Centre"),
    ],
)
@pytest.mark.checklist("R10")
def test_the_regional_authority_is_shown_by_its_name_on_the_day(
    moment: str, name: str, espoo: Workspace
) -> None:
    with time_machine.travel(moment, tick=False):
        user = make_user("Maria Niemi")
        make_member(user, workspace=espoo, role=Role.COORDINATOR)
        with inside(espoo):
            make_plan(user)
        page = words_of(Visitor(user, espoo).get("/"))
    assert name in page.split("Your regional authority")[1]


def test_a_change_after_the_approval_is_said(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        objective = make_objective(plan, aino)
        approve(plan, aino)
    assert "Version 1" in words_of(coordinator.get("/"))
    assert "has been changed since" not in words_of(coordinator.get("/"))
    with inside(espoo):
        change(objective, version=1, by=aino, title="Another")
    assert "The plan has been changed since version 1." in words_of(coordinator.get("/"))


def test_the_plan_of_this_year_is_the_one_at_hand(in_espoo: Workspace, aino: User) -> None:
    year = today().year
    old = make_plan(aino, first_year=year - 9, last_year=year - 6)
    assert current_plan(today()) == old
    future = make_plan(aino, first_year=year + 4, last_year=year + 7)
    assert current_plan(today()) == future
    this = make_plan(aino, first_year=year - 1, last_year=year + 2)
    assert current_plan(today()) == this
    change(this, version=1, by=aino, state="superseded")
    assert current_plan(today()) == future


def test_several_plans_are_listed_and_each_has_its_overview(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        other = make_plan(aino, title="Ohjelma 2018–2021", first_year=2018, last_year=2021)
    page = words_of(coordinator.get("/plans/"))
    assert "Kotoutumisohjelma" in page and "Ohjelma 2018–2021" in page
    assert page.count("Current") == 1
    assert "Ohjelma 2018–2021" in words_of(coordinator.get(f"/plans/{other.pk}/"))


def test_who_may_not_start_a_plan_is_told_who_can(espoo: Workspace) -> None:
    user = make_user("Ritva Lukija")
    make_member(user, workspace=espoo, role=Role.READER)
    page = words_of(Visitor(user, espoo).get("/"))
    assert "The coordinator starts the plan" in page
    assert "Start a plan" not in page
