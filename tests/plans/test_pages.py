"""Each page of the overview, of step 1 and of step 7 opens, and asks as much for one as for three."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.document.services import approve_plan
from plans.models import Plan
from plans.preparation.services import set_milestone, take_care
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan

PAGES = [
    "/",
    "/plans/",
    "/plans/{plan}/",
    "/steps/1/",
    "/plans/{plan}/steps/5/",
    "/plans/{plan}/basics/",
    "/plans/{plan}/elements/",
    "/plans/{plan}/approve/",
    "/plans/{plan}/versions/",
    "/plans/{plan}/versions/1/",
    "/plans/{plan}/milestones/",
    "/plans/{plan}/milestones/add/",
    "/plans/{plan}/delete/",
    "/plans/start/",
    "/bodies/",
    "/bodies/add/",
    "/bodies/{body}/",
    "/bodies/{body}/people/",
    "/bodies/{body}/delete/",
    "/milestones/{milestone}/",
    "/milestones/{milestone}/delete/",
]


@pytest.fixture
def keys(espoo: Workspace, aino: User) -> dict[str, str]:
    """A plan with something of everything, approved once."""
    with inside(espoo):
        plan = make_plan(aino)
        body = make_body(aino)
        objective = make_objective(plan, aino)
        make_measure(objective, aino, starts=date(2026, 1, 1))
        make_indicator(objective, aino)
        milestone = set_milestone(plan, by=aino, title="Luonnos", planned_on=date(2026, 5, 1))
        take_care(plan, 4, by=aino, person=None, due_on=date(2026, 6, 1))
        approve_plan(
            plan, by=aino, body_name="Valtuusto", decided_on=date(2026, 3, 2), section="§ 4"
        )
    return {"plan": str(plan.pk), "body": str(body.pk), "milestone": str(milestone.pk)}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_page_opens_in_each_language(
    page: str, language: str, keys: dict[str, str], aino: User, espoo: Workspace
) -> None:
    answer = Visitor(aino, espoo, language).get(page.format(**keys))
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("page", ["/", "/steps/5/", "/plans/{plan}/elements/", "/bodies/"])
def test_a_page_asks_as_much_for_one_as_for_three(
    page: str, keys: dict[str, str], coordinator: Visitor, espoo: Workspace, aino: User
) -> None:
    coordinator.get(page.format(**keys))  # whatever is asked once
    counts = []
    for number in range(3):
        with CaptureQueriesContext(connection) as asked:
            coordinator.get(page.format(**keys))
        counts.append(len(asked))
        with inside(espoo):
            objective = make_objective(Plan.objects.get(), aino)
            make_measure(objective, aino, responsible=make_body(aino, name=f"Body {number}"))
            make_indicator(objective, aino)
    assert counts[0] == counts[2]


@pytest.mark.parametrize(
    "page",
    ["/steps/9/", "/plans/{body}/", "/plans/{plan}/versions/2/", "/plans/{body}/elements/"],
)
def test_what_is_not_there_is_not_found(
    page: str, keys: dict[str, str], coordinator: Visitor
) -> None:
    assert coordinator.get(page.format(**keys)).status_code == 404


def test_without_a_plan_there_is_no_step(coordinator: Visitor) -> None:
    assert coordinator.get("/steps/1/").status_code == 404
    assert "There is no plan yet" in words_of(coordinator.get("/plans/"))
