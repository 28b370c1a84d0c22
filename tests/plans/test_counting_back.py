"""The timetable is counted back from the meeting that approves the plan: seen first, then taken with one click."""

import html
import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.days import is_working_day
from plans.editing import change
from plans.models import Countdown, DecisionStep, Milestone, Plan
from plans.preparation.services import change_milestone, set_milestone
from plans.timetable.counting import day_before, fitted
from plans.timetable.services import change_decision, plan_decision
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_plan

MEETING = date(2027, 6, 14)  # a Monday
INPUT = re.compile(r"<input ([^>]+)>")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


@pytest.fixture(autouse=True)
def autumn() -> Any:
    with time_machine.travel("2026-08-03 09:00+03:00", tick=False):
        yield


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino, language="fi")


@pytest.fixture
def council(espoo: Workspace, aino: User, plan: Plan) -> DecisionStep:
    with inside(espoo):
        body = make_body(aino, name="Kaupunginvaltuusto", kind_id="management")
        return plan_decision(
            plan, by=aino, body=body, handles="Hyväksyy suunnitelman", planned_on=MEETING
        )


def sent(answer: Any, **said: str) -> dict[str, Any]:
    """Return what a browser would send back from the page, with what was said instead."""
    typed: dict[str, Any] = {"there": []}
    for found in INPUT.findall(answer.content.decode()):
        has = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(found)}
        name, kind = has.get("name", ""), has.get("type")
        if kind in {"checkbox", "radio"} and "checked" not in found.split():
            continue
        if name == "there":
            typed["there"].append(has["value"])
        elif name and name != "csrfmiddlewaretoken":
            typed[name] = has.get("value", "on" if kind == "checkbox" else "")
    return typed | said


def days(espoo: Workspace) -> dict[str, date]:
    with inside(espoo):
        return {each.lead_time or each.title: each.planned_on for each in Milestone.objects.all()}


def take(coordinator: Visitor, plan: Plan, **said: str) -> Any:
    path = f"/plans/{plan.pk}/milestones/count/"
    return coordinator.post(path, sent(coordinator.get(path), act="accept", **said))


@pytest.mark.checklist("C1.2")
def test_a_newcomer_gets_a_whole_timetable_from_the_councils_meeting_with_one_click(
    coordinator: Visitor, plan: Plan, council: DecisionStep, espoo: Workspace
) -> None:
    path = f"/plans/{plan.pk}/milestones/count/"
    preview = coordinator.get(path)
    words = words_of(preview)
    assert "Kaupunginvaltuusto: Hyväksyy suunnitelman, 14 June 2027" in words
    assert words.count("is added") == 12 and days(espoo) == {}  # seen, and nothing saved

    assert coordinator.post(path, sent(preview, act="accept")).status_code == 302

    found = days(espoo)
    assert len(found) == 12 and all(map(is_working_day, found.values()))
    assert found["plan_approved"] == MEETING
    assert found["statements_in"] == date(2027, 4, 12)
    assert found["plan_published"] == date(2027, 6, 28)
    with inside(espoo):
        approved = Milestone.objects.select_related("body").get(lead_time="plan_approved")
        assert (approved.title, approved.step_id) == ("Suunnitelma on hyväksytty", 7)
        assert approved.body == council.body
        assert Countdown.objects.get().meeting == council
    assert "Counted back from 14 June 2027" in words_of(
        coordinator.get(f"/plans/{plan.pk}/milestones/")
    )


@pytest.mark.checklist("C1.2")
def test_when_the_meeting_moves_what_is_not_done_moves_with_it(
    coordinator: Visitor, plan: Plan, council: DecisionStep, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        set_milestone(plan, by=aino, title="Oma päivä", planned_on=date(2027, 3, 1))
        set_milestone(plan, by=aino, title="Vuosiraportti", planned_on=date(2028, 3, 1))
    take(coordinator, plan)
    before = days(espoo)
    with inside(espoo):
        done = Milestone.objects.get(lead_time="start_decided")
        change_milestone(done, version=done.version, by=aino, done_on=date(2026, 8, 3))
        moved = Milestone.objects.get(lead_time="board_proposes")  # by hand: it keeps its distance
        change_milestone(moved, version=1, by=aino, planned_on=date(2027, 6, 7))
        change_decision(council, version=1, by=aino, planned_on=date(2027, 6, 28))

    page = words_of(coordinator.get(f"/plans/{plan.pk}/milestones/"))
    assert "The meeting is now on 28 June 2027" in page
    preview = words_of(coordinator.get(f"/plans/{plan.pk}/milestones/count/"))
    assert "moves from 1 Mar 2027" in preview and "is ready and stays" in preview

    take(coordinator, plan)

    after = days(espoo)
    assert after["plan_approved"] == date(2027, 6, 28)
    assert after["Oma päivä"] == date(2027, 3, 15)
    assert after["Vuosiraportti"] == date(2028, 3, 1)  # after the meeting: not on the way to it
    assert after["board_proposes"] == date(2027, 6, 21)
    assert after["statements_in"] == date(2027, 4, 26)
    assert after["start_decided"] == before["start_decided"]
    page = words_of(coordinator.get(f"/plans/{plan.pk}/milestones/"))
    assert "The meeting is now on" not in page


@pytest.mark.checklist("C1.2")
def test_the_weeks_are_the_plans_own_and_are_seen_before_they_are_taken(
    coordinator: Visitor, plan: Plan, council: DecisionStep, espoo: Workspace
) -> None:
    path = f"/plans/{plan.pk}/milestones/count/"
    typed = sent(coordinator.get(path), act="accept", **{"weeks-statements_in": "8"})
    typed.pop("take-plan_published")

    refused = coordinator.post(path, typed)  # nobody has seen these days yet

    assert refused.status_code == 409 and days(espoo) == {}
    assert "Something has changed since you looked" in words_of(refused)
    assert coordinator.post(path, sent(refused, act="accept")).status_code == 302
    found = days(espoo)
    assert found["statements_in"] == date(2027, 4, 19)
    assert "plan_published" not in found
    with inside(espoo):
        assert Milestone.objects.get(lead_time="statements_in").weeks_before == 8
    assert 'value="8"' in coordinator.get(path).content.decode()  # kept for the next time


def test_what_somebody_changed_meanwhile_is_shown_before_it_is_moved(
    coordinator: Visitor, plan: Plan, council: DecisionStep, espoo: Workspace, aino: User
) -> None:
    take(coordinator, plan)
    with inside(espoo):
        change_decision(council, version=1, by=aino, planned_on=date(2027, 6, 28))
    path = f"/plans/{plan.pk}/milestones/count/"
    typed = sent(coordinator.get(path), act="accept")
    with inside(espoo):
        row = Milestone.objects.get(lead_time="statements_in")
        change(row, version=1, by=aino, done_on=date(2026, 8, 3))

    answer = coordinator.post(path, typed)

    assert answer.status_code == 409
    assert days(espoo)["plan_approved"] == MEETING  # nothing was moved, all or none


def test_a_meeting_too_near_is_said_and_the_timetable_fits_into_what_is_left(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    path = f"/plans/{plan.pk}/milestones/count/"
    preview = coordinator.post(path, {"meeting": "", "meeting_on": "14.12.2026", "act": "count"})
    assert "days would be over already" in words_of(preview)
    assert "take-start_decided" not in sent(preview)  # what is over is left out, unless ticked

    fits = coordinator.post(path, sent(preview, act="fit"))
    assert "over already" not in words_of(fits)
    assert coordinator.post(path, sent(fits, act="accept")).status_code == 302
    assert len(days(espoo)) == 12 and min(days(espoo).values()) >= date(2026, 8, 3)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"meeting_on": ""}, "Fill this in."),
        ({"meeting_on": "31.2.2027"}, "31.2.2027"),
        ({"meeting_on": "1.1.20226"}, "20226"),
        ({"meeting_on": "<b>eilen</b>"}, "eilen"),
        ({"meeting_on": "3.8.2025"}, "This day is over"),
        ({"meeting": "5f1c0000-0000-7000-8000-000000000000"}, "Select a valid choice"),
        ({"meeting_on": "\u202e🎉" * 1_000_000}, "meeting"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_in_words(
    said: dict[str, str], words: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    typed = {"meeting": "", "meeting_on": "14.6.2027", "act": "count"} | said
    answer = coordinator.post(f"/plans/{plan.pk}/milestones/count/", typed)
    assert answer.status_code in {413, 422} and words in words_of(answer)
    assert days(espoo) == {}


@pytest.mark.parametrize("weeks", ["", "many", "157", "-53", "1e3", "9" * 400, "<script>"])
def test_weeks_that_cannot_be_are_refused_and_kept(
    weeks: str, coordinator: Visitor, plan: Plan, council: DecisionStep, espoo: Workspace
) -> None:
    answer = take(coordinator, plan, **{"weeks-group_met": weeks})
    assert answer.status_code == 422 and days(espoo) == {}
    assert f'value="{html.escape(weeks)}"' in answer.content.decode() or not weeks


def test_a_meeting_on_midsummer_eve_is_said(coordinator: Visitor, plan: Plan) -> None:
    typed = {"meeting": "", "meeting_on": "25.6.2027", "act": "count"}
    page = words_of(coordinator.post(f"/plans/{plan.pk}/milestones/count/", typed))
    assert "weekend or a public holiday" in page


def test_a_reader_does_not_count(espoo: Workspace, plan: Plan) -> None:
    reader = make_user("Reino Lukija")
    make_member(reader, workspace=espoo, role=Role.READER)
    visitor = Visitor(reader, espoo)
    assert visitor.get(f"/plans/{plan.pk}/milestones/count/").status_code == 403
    assert "Count back" not in words_of(visitor.get(f"/plans/{plan.pk}/milestones/"))


def test_the_preview_asks_the_same_of_the_database_whatever_there_is(
    coordinator: Visitor, plan: Plan, council: DecisionStep, espoo: Workspace, aino: User
) -> None:
    path = f"/plans/{plan.pk}/milestones/count/"

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert coordinator.get(path).status_code == 200
        return len(queries)

    asked()
    one = asked()
    with inside(espoo):
        for number in range(5):
            set_milestone(plan, by=aino, title=f"Päivä {number}", planned_on=MEETING)
            plan_decision(plan, by=aino, body=council.body, handles="Käsittely", planned_on=MEETING)
    assert asked() == one


@pytest.mark.parametrize(
    ("meeting", "weeks", "day"),
    [
        (MEETING, 0, MEETING),
        (MEETING, 1, date(2027, 6, 7)),
        (date(2027, 1, 20), 2, date(2027, 1, 5)),  # the day would be Epiphany
        (date(2027, 4, 9), 2, date(2027, 3, 25)),  # Good Friday
        (date(2027, 12, 17), -1, date(2027, 12, 27)),  # Christmas Eve, and then a weekend
    ],
)
def test_a_day_is_a_working_day_on_the_safe_side(meeting: date, weeks: int, day: date) -> None:
    assert day_before(meeting, weeks) == day


def test_weeks_are_pressed_in_proportion_and_none_is_stretched() -> None:
    weeks = {"first": 40, "half": 20, "meeting": 0, "after": -2}
    pressed = fitted(weeks, meeting_on=date(2026, 10, 12), on=date(2026, 8, 3))
    assert pressed == {"first": 10, "half": 5, "meeting": 0, "after": -2}
    assert fitted(weeks, meeting_on=MEETING, on=date(2026, 8, 3)) == weeks
