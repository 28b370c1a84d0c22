"""Searching the workspace: words as they are bent in the plan's language, safely shown, in a constant number of statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.search.kinds import SEARCHABLE
from plans.search.queries import query_of
from plans.things import THINGS
from tenants.context import inside
from tenants.models import Workspace
from tests.isolation.makers import fill
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_measure, make_objective, make_plan


@pytest.fixture
def written(aino: User, espoo: Workspace) -> None:
    with inside(espoo):
        objective = make_objective(make_plan(aino), aino, title="Opettajien osaaminen vahvistuu")
        make_measure(objective, aino, title="Kielikahvilat <b>x</b>", description="Joka viikko 🏫")
        make_body(aino, name="Kielilautakunta")


@pytest.mark.parametrize("asked", ["opettaja", "Opettajien", "opettajille", "OSAAM", "kielik"])
def test_a_word_is_found_however_it_is_bent(
    asked: str, written: None, coordinator: Visitor
) -> None:
    said = words_of(coordinator.get(f"/search/?q={asked}"))
    assert "Nothing was found" not in said
    assert "result" in said


def test_all_words_must_be_there(written: None, coordinator: Visitor) -> None:
    assert "Opettajien" in words_of(coordinator.get("/search/?q=opettaja osaaminen"))
    assert "Nothing was found" in words_of(coordinator.get("/search/?q=opettaja kirjasto"))


def test_what_is_shown_is_no_markup(written: None, coordinator: Visitor) -> None:
    page = coordinator.get("/search/?q=viikko").content.decode()
    assert "<mark>viikko</mark>" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>x</b>" not in page


@pytest.mark.parametrize(
    "asked",
    ["", "   ", "%00", "'", "' | !", "a:*&(", "\\", "🏫", "\u202eabc", "-", "<->", "x" * 5000],
)
def test_no_question_is_too_odd(asked: str, written: None, coordinator: Visitor) -> None:
    assert coordinator.get("/search/?page=999&kind=nothing&q=" + asked).status_code == 200
    assert query_of(asked).count("'") % 2 == 0


def test_every_kind_is_found_and_has_a_place(coordinator: Visitor, espoo: Workspace) -> None:
    with inside(espoo):
        fill("yhdenvertaisuus")
    page = coordinator.get("/search/?q=yhdenvertaisuus").content.decode()
    for each in SEARCHABLE:
        assert each.kind in THINGS, each.kind
        of_kind = words_of(coordinator.get(f"/search/?q=yhdenvertaisuus&kind={each.kind}"))
        assert "Nothing was found" not in of_kind, each.kind
    assert "<mark>" in page


def test_what_another_workspace_wrote_is_not_found(
    written: None, bertil: User, hanko: Workspace
) -> None:
    assert "Nothing was found" in words_of(Visitor(bertil, hanko).get("/search/?q=opettajien"))


def test_the_page_costs_the_same_for_one_result_and_for_many(
    written: None, coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    coordinator.get("/search/?q=osaaminen")
    with CaptureQueriesContext(connection) as few:
        coordinator.get("/search/?q=osaaminen")
    with inside(espoo):
        plan = make_plan(aino, first_year=2030, last_year=2033)
        for number in range(30):
            make_objective(plan, aino, title=f"Osaaminen {number}")
    with CaptureQueriesContext(connection) as many:
        page = coordinator.get("/search/?q=osaaminen")
    assert len(many) == len(few)
    assert "page=2" in page.content.decode()
