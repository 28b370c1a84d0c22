"""The timetable: days to come, days that were, and who handles what."""

import pytest

from accounts.models import User
from plans.editing import change
from plans.models import Milestone, Plan
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_plan

DAY = {"title": "Valtuusto päättää", "planned_on": "23.3.2027"}


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def days(espoo: Workspace) -> list[str]:
    with inside(espoo):
        return [str(each.planned_on) for each in Milestone.objects.all()]


@pytest.mark.checklist("C1.2")
def test_a_decision_is_put_into_the_timetable_with_its_body_and_section(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        body = make_body(aino, name="Kaupunginvaltuusto", kind_id="management")
    said = DAY | {"body": str(body.pk), "done_on": "24.3.2027", "section": "§ 41", "step": "7"}
    assert coordinator.post(f"/plans/{plan.pk}/milestones/add/", said).status_code == 302
    page = words_of(coordinator.get(f"/plans/{plan.pk}/milestones/"))
    assert "Ready on 24 March 2027 · Kaupunginvaltuusto · § 41 · 7 Plan" in page
    assert "planned for 23 March 2027" in page


@pytest.mark.checklist("C1.2")
def test_the_timetable_is_in_the_order_of_its_days_and_says_what_is_late(
    coordinator: Visitor, plan: Plan
) -> None:
    for title, day in (("Second", "1.5.2026"), ("Third", "1.5.2059"), ("First", "1.4.2026")):
        said = {"title": title, "planned_on": day}
        coordinator.post(f"/plans/{plan.pk}/milestones/add/", said)
    page = words_of(coordinator.get(f"/plans/{plan.pk}/milestones/"))
    assert page.index("First") < page.index("Second") < page.index("Third")
    assert (page.count("Late"), page.count("To come")) == (2, 1)


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"planned_on": ""}, "Fill this in."),
        ({"planned_on": "31.2.2027"}, "31.2.2027"),
        ({"planned_on": "next week"}, "next week"),
        ({"planned_on": "1.1.20226"}, "20226"),
        ({"title": ""}, "Fill this in."),
        ({"step": "9"}, "Select a valid choice"),
        ({"section": "x" * 21}, "21 characters"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(
    said: dict[str, str],
    words: str,
    htmx: bool,
    coordinator: Visitor,
    plan: Plan,
    espoo: Workspace,
) -> None:
    typed = DAY | {"note": "Keep this"} | said
    answer = coordinator.post(f"/plans/{plan.pk}/milestones/add/", typed, htmx=htmx)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert "Keep this" in answer.content.decode()
    assert days(espoo) == []


def test_a_milestone_is_changed_in_place_and_removed_after_asking(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    coordinator.post(f"/plans/{plan.pk}/milestones/add/", DAY)
    with inside(espoo):
        key = Milestone.objects.get().pk
    part = coordinator.get(f"/milestones/{key}/", htmx=True).content.decode()
    assert f'id="milestone-{key}"' in part and "<html" not in part
    moved = DAY | {"planned_on": "20.4.2027", "version": "1"}
    answer = coordinator.post(f"/milestones/{key}/", moved, htmx=True)
    assert answer["HX-Redirect"] == f"/en/plans/{plan.pk}/milestones/"
    assert days(espoo) == ["2027-04-20"]
    assert "Delete the milestone" in words_of(coordinator.get(f"/milestones/{key}/delete/"))
    coordinator.post(f"/milestones/{key}/delete/", {"version": "2"})
    assert days(espoo) == []


def test_a_stale_change_shows_both_texts(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    coordinator.post(f"/plans/{plan.pk}/milestones/add/", DAY)
    with inside(espoo):
        row = change(Milestone.objects.get(), version=1, by=aino, title="Theirs")
    answer = coordinator.post(f"/milestones/{row.pk}/", DAY | {"title": "Mine", "version": "1"})
    assert answer.status_code == 409
    assert "Mine" in words_of(answer) and "Theirs" in words_of(answer)
