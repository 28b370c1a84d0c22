"""The plan says who coordinates it, whom to ask, which years it covers and whether it stands alone."""

import pytest

from accounts.models import User
from plans.editing import change
from plans.models import Plan
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_plan
from tests.plans.test_approval import approve


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def said(plan: Plan, **more: str) -> dict[str, str]:
    known = {"title": plan.title, "first_year": "2026", "last_year": "2029", "language": "fi"}
    return known | {"form": "separate", "version": "1"} | more


def now(espoo: Workspace) -> Plan:
    with inside(espoo):
        return Plan.objects.select_related("coordinating_body").get()


@pytest.mark.checklist("C1.1")
def test_the_plan_names_its_coordinating_body_and_contact(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        body = make_body(aino)
    answer = coordinator.post(
        f"/plans/{plan.pk}/basics/",
        said(
            plan,
            coordinating_body=str(body.pk),
            contact_name="Maria Niemi",
            contact_email="maria@example.org",
        ),
    )
    assert answer.status_code == 302
    assert now(espoo).coordinating_body == body
    assert now(espoo).contact_name == "Maria Niemi"
    assert "Maria Niemi" in coordinator.get(f"/plans/{plan.pk}/basics/").content.decode()


@pytest.mark.checklist("C1.3")
def test_a_plan_may_be_a_chapter_of_another_document(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    host = {
        "form": "embedded",
        "host_document": "Espoo-tarina",
        "host_owner": "Kaupunginvaltuusto",
        "host_period": "2025–2029",
        "host_chapter": "4.2",
        "host_link": "example.org/espoo-tarina",
    }
    assert coordinator.post(f"/plans/{plan.pk}/basics/", said(plan, **host)).status_code == 302
    saved = now(espoo)
    assert (saved.form, saved.host_document, saved.host_chapter) == (
        "embedded",
        "Espoo-tarina",
        "4.2",
    )
    assert saved.host_link == "https://example.org/espoo-tarina"


@pytest.mark.checklist("C1.3")
def test_a_chapter_of_an_unnamed_document_is_refused(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    typed = said(plan, form="embedded", host_chapter="4.2")
    answer = coordinator.post(f"/plans/{plan.pk}/basics/", typed)
    assert answer.status_code == 422
    assert "Name the document that the plan is a part of." in words_of(answer)
    assert 'value="4.2"' in answer.content.decode()
    assert now(espoo).form == "separate"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"last_year": "2025"}, "The last year cannot be before the first."),
        ({"first_year": "20226"}, "20226"),
        ({"first_year": "two"}, "four digits"),
        ({"title": ""}, "Fill this in."),
        ({"coordinating_body": "no-body"}, "no-body"),
        ({"contact_email": "maria@"}, "valid email"),
        ({"host_link": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    typed: dict[str, str], words: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = coordinator.post(
        f"/plans/{plan.pk}/basics/", said(plan, contact_name="Maria Niemi", **typed)
    )
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert 'value="Maria Niemi"' in answer.content.decode()
    assert now(espoo).version == 1


@pytest.mark.parametrize("htmx", [True, False])
def test_a_second_plan_of_the_same_years_is_refused(
    htmx: bool, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    typed = {"title": "Toinen", "first_year": "2029", "last_year": "2032", "language": "sv"}
    answer = coordinator.post("/plans/start/", typed, htmx=htmx)
    assert answer.status_code == 422
    assert "There is a plan for these years, or some of them." in words_of(answer)
    assert 'value="Toinen"' in answer.content.decode()
    assert now(espoo).title == "Kotoutumisohjelma"


def test_years_moved_over_another_plan_are_refused(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        make_plan(aino, first_year=2030, last_year=2033)
    answer = coordinator.post(f"/plans/{plan.pk}/basics/", said(plan, last_year="2030"))
    assert answer.status_code == 422
    assert "There is a plan for these years" in words_of(answer)


def test_a_stale_change_shows_both_texts(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        change(plan, version=1, by=aino, title="Their title")
    answer = coordinator.post(f"/plans/{plan.pk}/basics/", said(plan, title="My title"))
    assert answer.status_code == 409
    page = words_of(answer)
    assert "Their" in page and "My" in page
    assert now(espoo).title == "Their title"


def test_a_draft_plan_is_deleted_after_asking(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    assert "Delete the plan" in words_of(coordinator.get(f"/plans/{plan.pk}/delete/"))
    answer = coordinator.post(f"/plans/{plan.pk}/delete/", {"version": "1"})
    assert (answer.status_code, answer["Location"]) == (302, "/en/")
    with inside(espoo):
        assert not Plan.objects.exists()


def test_an_approved_plan_stays_and_can_be_ended_earlier(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        approve(plan, aino)
    answer = coordinator.post(f"/plans/{plan.pk}/delete/", {"version": "2"})
    assert answer.status_code == 422
    assert "so it stays. Say that it is superseded" in words_of(answer)
    typed = said(plan, last_year="2027", version="2")
    assert coordinator.post(f"/plans/{plan.pk}/basics/", typed).status_code == 302
    assert now(espoo).last_year == 2027
