"""Whom a plan serves, how long it is, and what its reader would stumble over."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.document.warnings import mostly_law
from plans.models import Plan
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_measure, make_objective, make_plan


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def page(coordinator: Visitor, plan: Plan) -> str:
    return words_of(coordinator.get(f"/plans/{plan.pk}/check/"))


@pytest.mark.checklist("C7.2")
def test_a_group_that_no_measure_serves_is_named(
    plan: Plan, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    assert "No measure serves this group: Older people." in page(coordinator, plan)
    with inside(espoo):
        objective = make_objective(plan, aino, target_groups=["children"])
        make_measure(objective, aino, target_groups=["older_people"])
        make_measure(objective, aino)
    words = page(coordinator, plan)
    assert "No measure serves this group: Older people." not in words
    assert "No measure serves this group: Children." not in words
    assert "No measure serves this group: Families." in words
    assert "by its objective" in words


@pytest.mark.checklist("C7.3")
@pytest.mark.checklist("P5")
def test_good_relations_are_asked_for_and_the_regions_board_is_named(
    plan: Plan, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    words = page(coordinator, plan)
    assert "No measure promotes good relations between population groups." in words
    assert "Advisory Board for Ethnic Relations in Southern Finland" in words
    assert "0 measures concern all residents." in words
    with inside(espoo):
        make_measure(make_objective(plan, aino), aino, for_good_relations=True, for_everybody=True)
    words = page(coordinator, plan)
    assert "No measure promotes good relations" not in words
    assert "1 measure concerns all residents." in words


@pytest.mark.checklist("P1")
def test_a_text_longer_than_advised_is_named_with_its_length(
    plan: Plan, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    with inside(espoo):
        write_section(plan, "E6", by=aino, text="x" * 4000)
    assert "is longer than is advised" not in page(coordinator, plan)
    with inside(espoo):
        write_section(plan, "E7", by=aino, text="y" * 4001)
    assert "4001 of 4000 characters" in page(coordinator, plan)


@pytest.mark.checklist("P2")
@pytest.mark.parametrize(
    ("text", "is_law"),
    [
        ("", False),
        ("Laki 681/2023 45 § säätää. Lain 2 momentti velvoittaa. Me teemme.", True),
        ("Lagen 681/2023 gäller här. Enligt lagen ska kommunen planera.", True),
        ("Act 681/2023 applies here. We open a café. We visit schools. We listen.", False),
        ("Yksi lause laista 681/2023.", False),
    ],
)
def test_a_text_that_mostly_cites_law_is_known(text: str, is_law: bool) -> None:
    assert mostly_law(text) is is_law


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Nothing tells that immigrants who live here have taken part."),
        ({}, "The plan mentions neither the integration programme nor guidance"),
        ({}, "Nothing has been written on monitoring, updating and reporting."),
        ({"title": "Vague"}, "“Vague” tells neither a change nor a target."),
        ({"title": "Vague"}, "No objective serves a national goal."),
        ({"title": "Vague"}, "“Kielikahvila” has no schedule."),
    ],
)
def test_what_is_lacking_is_said_with_how_it_is_mended(
    said: dict[str, Any],
    words: str,
    plan: Plan,
    espoo: Workspace,
    aino: User,
    coordinator: Visitor,
) -> None:
    if said:
        with inside(espoo):
            make_measure(make_objective(plan, aino, **said), aino)
    assert words in page(coordinator, plan)


def test_a_section_that_is_about_the_law_or_lacks_a_language_is_named(
    plan: Plan, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    with inside(espoo):
        write_section(plan, "E6", by=aino, text="Laki 681/2023 koskee. Lain 45 § koskee.")
        Plan.objects.update(languages=["sv"])
    words = page(coordinator, plan)
    assert "“Forms of cooperation” is mostly about the law." in words
    assert "Not translated yet (Swedish): Forms of cooperation." in words


def test_the_page_asks_as_much_for_three_objectives_as_for_one(
    plan: Plan, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    counts = []
    for _more in range(3):
        with inside(espoo):
            make_measure(make_objective(plan, aino), aino)
        with CaptureQueriesContext(connection) as asked:
            page(coordinator, plan)
        counts.append(len(asked))
    assert counts[1] == counts[2]
