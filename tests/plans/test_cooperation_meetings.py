"""Meetings of the cooperation group: calling, attending, minutes, the timetable, and what was agreed."""

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from accounts.models import User
from core.clock import today
from plans.cooperation.services.meetings import CalledAlready, call_meeting, plan_meeting
from plans.models import Attendance, Meeting, Plan, Task
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_measure, make_objective, make_plan
from tests.plans.test_cooperation import join, letters

SAID = {
    "title": "Ensimmäinen kokous",
    "held_on": "2.2.2026",
    "starts": "13.00",
    "ends": "14.30",
    "place": "Kunnantalo",
    "agenda": "1. Aikataulu",
}


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def meeting(plan: Plan, espoo: Workspace, aino: User) -> Meeting:
    with inside(espoo):
        return plan_meeting(plan, by=aino, title="Kokous", held_on=today() + timedelta(14))


@pytest.mark.checklist("C2.1")
def test_a_meeting_is_held_and_the_timetable_accepted(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    address = f"/plans/{plan.pk}/meetings/"
    assert coordinator.post(f"{address}add/", SAID).status_code == 302
    assert "has not accepted the timetable" in words_of(coordinator.get(address))
    with inside(espoo):
        row = Meeting.objects.get()
    more = {"minutes": "Hyväksyttiin.", "accepts_timetable": "on", "section": "4 §"}
    answer = coordinator.post(f"/meetings/{row.pk}/change/", SAID | more | {"version": "1"})
    assert answer.status_code == 302
    assert "accepted the timetable on 2 February 2026" in words_of(coordinator.get(address))
    page = words_of(coordinator.get(f"/meetings/{row.pk}/"))
    assert "4 §" in page and "Hyväksyttiin." in page and "13.00" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "Fill this in."),
        ({"held_on": "31.2.2026"}, "day"),
        ({"held_on": "1.1.20226"}, "The year 20226"),
        ({"starts": "25.00"}, "valid time"),
        ({"starts": "", "ends": "14.00"}, "Say when the meeting begins."),
        ({"ends": "12.00"}, "ends after it begins"),
        ({"section": "4 §"}, "in which the timetable was accepted"),
        ({"minutes_link": "javascript:alert(1)"}, "valid URL"),
        ({"minutes": "z" * 10_000_000}, "10,000,000 characters"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    said: dict[str, str], words: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/meetings/add/", SAID | said)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert 'value="Kunnantalo"' in answer.content.decode()
    with inside(espoo):
        assert not Meeting.objects.exists()


@pytest.mark.checklist("C2.1")
def test_attendance_is_recorded_and_a_stale_list_is_shown_beside_the_other(
    coordinator: Visitor, meeting: Meeting, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        kela = join(plan, aino, substitute="Sijainen")
        other = join(plan, aino, organisation="Sivistys", kind_id="education")
    address = f"/meetings/{meeting.pk}/attendance/"
    assert "Substitute: Sijainen" in words_of(coordinator.get(address))
    first = {f"m-{kela.pk}": "substitute", f"m-{other.pk}": "absent", "version": "1"}
    assert coordinator.post(address, first).status_code == 302
    page = words_of(coordinator.get(f"/meetings/{meeting.pk}/"))
    assert "the substitute came" in page and "absent" in page
    stale = coordinator.post(address, first | {f"m-{other.pk}": "present"})
    assert stale.status_code == 409
    with inside(espoo):
        known = dict(Attendance.objects.values_list("member_id", "presence"))
    assert known == {kela.pk: "substitute", other.pk: "absent"}
    assert coordinator.post(address, {f"m-{kela.pk}": "asleep", "version": "2"}).status_code == 422


def test_the_call_is_sent_once_to_those_who_sit_in_the_group(
    coordinator: Visitor, meeting: Meeting, plan: Plan, espoo: Workspace, aino: User
) -> None:
    address = f"/meetings/{meeting.pk}/call/"
    assert coordinator.post(address, {"version": "1"}).status_code == 422  # nobody to write to
    with inside(espoo):
        join(plan, aino, email="a@here.example")
        join(plan, aino, email="b@gone.example", ends_on=today())
        join(plan, aino, email="c@no.example", reply="declines", replied_on=today())
    assert "a@here.example" in words_of(coordinator.get(address))
    assert coordinator.post(address, {"version": "0"}).status_code == 409
    assert coordinator.post(address, {"version": "1"}).status_code == 302
    assert coordinator.post(address, {"version": "2"}).status_code == 422
    assert [to for to, _text in letters()] == ["a@here.example"]
    with inside(espoo), pytest.raises(CalledAlready):
        call_meeting(Meeting.objects.select_related("plan").get(), version=2, by=aino)


def test_the_calendar_has_the_hour_in_helsinki(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    coordinator.post(f"/plans/{plan.pk}/meetings/add/", SAID)
    with inside(espoo):
        row = Meeting.objects.get()
    answer = coordinator.get(f"/meetings/{row.pk}/meeting.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    event: Any
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["dtstart"].dt.isoformat() == "2026-02-02T11:00:00+00:00"
    assert event["dtend"].dt.isoformat() == "2026-02-02T12:30:00+00:00"
    assert (str(event["summary"]), str(event["location"])) == ("Ensimmäinen kokous", "Kunnantalo")


@pytest.mark.checklist("P3")
def test_what_was_agreed_is_a_task_about_a_part_of_the_plan(
    coordinator: Visitor, meeting: Meeting, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        measure = make_measure(make_objective(plan, aino), aino)
        foreign = make_measure(
            make_objective(make_plan(aino, first_year=2031, last_year=2033), aino), aino
        )
    address = f"/meetings/{meeting.pk}/agreed/"
    said = {"title": "Kysy kustannukset", "concerns": f"measure:{measure.pk}", "due_on": "1.6.2026"}
    assert coordinator.post(address, said).status_code == 302
    with inside(espoo):
        task = Task.objects.get()
        assert (task.concerns_kind, task.concerns_id) == ("measure", measure.pk)
        assert task.due_on == date(2026, 6, 1)
    page = words_of(coordinator.get(f"/meetings/{meeting.pk}/"))
    assert "Kysy kustannukset" in page and "Kielikahvila" in page
    wrong = coordinator.post(address, said | {"concerns": f"measure:{foreign.pk}"})
    assert wrong.status_code == 422
    assert coordinator.post(address, said | {"title": ""}).status_code == 422


def test_a_removed_meeting_leaves_its_tasks(
    coordinator: Visitor, meeting: Meeting, espoo: Workspace
) -> None:
    coordinator.post(f"/meetings/{meeting.pk}/agreed/", {"title": "Jää"})
    assert coordinator.get(f"/meetings/{meeting.pk}/delete/").status_code == 200
    assert coordinator.post(f"/meetings/{meeting.pk}/delete/", {"version": "1"}).status_code == 302
    with inside(espoo):
        assert not Meeting.objects.exists()
        assert Task.objects.get().title == "Jää"
