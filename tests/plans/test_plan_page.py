"""The plan as one page."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.models import Plan
from plans.monitoring.services import record_value
from plans.permissions import WRITERS
from plans.preparation.services import let_act_for
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan


@pytest.fixture
def plan(aino: User, espoo: Workspace) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def fill(plan: Plan, aino: User, objectives: int) -> None:
    """Write objectives, each with two measures, an indicator and two of its values."""
    for number in range(objectives):
        objective = make_objective(plan, aino, title=f"Tavoite {number}")
        for measure in range(2):
            make_measure(objective, aino, title=f"Toimenpide {number} {measure}")
        indicator = make_indicator(objective, aino, target="60")
        record_value(indicator, 2025, by=aino, value="51.8")
        record_value(indicator, 2024, by=aino, value="49.6")


def visitor(role: str, espoo: Workspace) -> Visitor:
    person = make_user(f"Olli {role}")
    make_member(person, workspace=espoo, role=role)
    return Visitor(person, espoo)


def test_a_workspace_without_a_plan_says_how_to_start_one(coordinator: Visitor) -> None:
    answer = coordinator.get("/plan/")
    assert answer.status_code == 200
    assert "There is no plan yet" in words_of(answer)


@pytest.mark.checklist("C5.1")
def test_the_page_shows_each_objective_with_its_measures_and_indicators(
    plan: Plan, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        fill(plan, aino, 2)

    words = words_of(coordinator.get("/plan/"))

    for said in (
        "Tavoite 0",
        "2.2 Toimenpide 1 1",
        "Työllisyysaste",
        "51.8 %",
        "60 %",
        "Sivistyslautakunta",
    ):
        assert said in words, said


@pytest.mark.checklist("C5.2")
def test_what_an_objective_lacks_is_said_in_words(
    plan: Plan, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        make_objective(plan, aino)

    words = words_of(coordinator.get("/plan/"))

    assert "(4 gaps)" in words
    assert "There is no indicator yet." in words
    assert "The change that is wanted has not been described." in words


def test_the_page_asks_as_much_for_three_objectives_as_for_one(
    plan: Plan, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    coordinator.get("/plan/")  # what is asked once and kept is not counted
    asked = []
    for objectives in (1, 2):
        with inside(espoo):
            fill(plan, aino, objectives)
        with CaptureQueriesContext(connection) as queries:
            assert coordinator.get("/plan/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1], asked
    # The plan's own, the bell's among them. The session, the person with the membership, and what the authority
    # asks to be mended, come with every page.
    around = ("accounts_", "reporting_")
    ours = [query for query in queries if not any(name in query["sql"] for name in around)]
    assert len(ours) <= 15, len(ours)
    assert len(queries) == len(ours) + 3


@pytest.mark.parametrize("role", Role.values)
def test_only_those_who_write_see_buttons(
    role: str, plan: Plan, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        fill(plan, aino, 1)

    page = visitor(role, espoo).get("/plan/").content.decode()

    assert ("/edit/" in page) == (role in WRITERS)
    assert ("Add an objective" in page) == (role in WRITERS)


def test_a_contributor_sees_a_button_at_the_measures_of_their_own_bodies_alone(
    plan: Plan, aino: User, espoo: Workspace
) -> None:
    guest = visitor(Role.CONTRIBUTOR, espoo)
    with inside(espoo):
        objective = make_objective(plan, aino)
        own, other = make_body(aino, name="Kirjasto"), make_body(aino, name="Kela")
        mine = make_measure(objective, aino, responsible=own)
        theirs = make_measure(objective, aino, responsible=other)
        let_act_for(own, [User.objects.get(name="Olli contributor").pk], by=aino)

    page = guest.get("/plan/").content.decode()

    assert f"/measures/{mine.pk}/edit/" in page
    assert f"/measures/{theirs.pk}/edit/" not in page
    assert guest.get(f"/measures/{theirs.pk}/edit/").status_code == 403
    assert guest.get(f"/measures/{mine.pk}/edit/").status_code == 200


def test_a_plan_of_another_workspace_is_not_found(
    bertil: User, hanko: Workspace, coordinator: Visitor
) -> None:
    with inside(hanko):
        stranger: Any = make_plan(bertil)
    assert coordinator.get(f"/plan/{stranger.pk}/").status_code == 404
