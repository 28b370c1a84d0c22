"""A plan is begun with a title and its years."""

import pytest

from plans.models import Plan
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of

PLAN = {
    "title": "Kotoutumisohjelma",
    "first_year": "2026",
    "last_year": "2029",
    "language": "fi",
}


def test_without_a_plan_the_overview_offers_to_start_one(coordinator: Visitor) -> None:
    page = coordinator.get("/")
    assert page.status_code == 200
    assert "There is no plan yet" in words_of(page)
    assert "Start a plan" in words_of(page)


def test_a_plan_is_started(coordinator: Visitor, espoo: Workspace) -> None:
    answer = coordinator.post("/plans/start/", PLAN)
    with inside(espoo):
        plan = Plan.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/en/plans/{plan.pk}/")
    assert (plan.title, plan.period) == ("Kotoutumisohjelma", "2026–2029")


def test_htmx_is_told_to_go_on(coordinator: Visitor) -> None:
    answer = coordinator.post("/plans/start/", PLAN, htmx=True)
    assert answer.status_code == 200
    assert answer["HX-Redirect"].startswith("/en/plans/")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"first_year": "20226"}, "20226"),
        ({"first_year": "2009"}, "2010"),
        ({"last_year": "2025"}, "The last year cannot be before the first."),
        ({"title": " "}, "Fill this in."),
        ({"title": "x" * 201}, "201"),
        ({"language": "xx"}, "xx"),
    ],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_a_plan_that_cannot_be_is_refused_in_words(
    said: dict[str, str], words: str, htmx: bool, coordinator: Visitor, espoo: Workspace
) -> None:
    answer = coordinator.post("/plans/start/", PLAN | said, htmx=htmx)
    assert answer.status_code == 422
    assert words in words_of(answer)
    with inside(espoo):
        assert not Plan.objects.exists()
