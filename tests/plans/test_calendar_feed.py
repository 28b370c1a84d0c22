"""A plan's days in people's own calendars: at a secret address, without signing in, until it is withdrawn."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from core.clock import now, today
from plans.models import CalendarFeed, Meeting, Plan
from plans.preparation.services import change_milestone, set_milestone
from plans.timetable.services import plan_decision
from tenants.context import at_front_door, inside
from tenants.models import Membership, Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_plan

ADDRESS = re.compile(r'value="(https?://[^"]+\.ics)"')


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        plan = make_plan(aino)
        council = make_body(aino, name="Kaupunginvaltuusto", kind_id="management")
        set_milestone(plan, by=aino, title="Lausunnot koossa", planned_on=date(2027, 3, 1))
        plan_decision(
            plan,
            by=aino,
            body=council,
            handles="Hyväksyy, ja päättää",
            planned_on=date(2027, 6, 14),
        )
        Meeting.objects.create(
            plan=plan,
            title="Yhteistyöryhmä",
            held_on=date(2027, 2, 2),
            starts=time(13),
            ends=time(15),
        )
        return plan


def made(visitor: Visitor, plan: Plan, name: str = "Outlook") -> str:
    """Make an address on the page and return its path."""
    answer = visitor.post(f"/plans/{plan.pk}/calendar/", {"name": name})
    assert answer.status_code == 200
    found = ADDRESS.search(answer.content.decode())
    assert found, words_of(answer)
    return "/" + found[1].split("/", 3)[3]


def read(path: str, workspace: Workspace) -> Any:
    return Client().get(path, headers={"host": workspace.host})


def entries(answer: Any) -> dict[str, Any]:
    calendar = Calendar.from_ical(answer.content)
    return {str(each["summary"]): each for each in calendar.walk("VEVENT")}


@pytest.mark.checklist("C1.2")
def test_a_calendar_reads_milestones_decisions_and_meetings_without_signing_in(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = read(made(coordinator, plan), espoo)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = entries(answer)
    assert set(found) == {
        "Lausunnot koossa",
        "Kaupunginvaltuusto: Hyväksyy, ja päättää",
        "Yhteistyöryhmä",
    }
    assert found["Lausunnot koossa"]["dtstart"].dt == date(2027, 3, 1)
    assert found["Lausunnot koossa"]["dtend"].dt == date(2027, 3, 2)
    begins = found["Yhteistyöryhmä"]["dtstart"].dt
    assert begins == datetime(2027, 2, 2, 13, tzinfo=ZoneInfo("Europe/Helsinki"))
    assert str(plan.pk) in found["Lausunnot koossa"]["url"]


@pytest.mark.checklist("C1.2")
def test_an_entry_moves_and_does_not_double(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    path = made(coordinator, plan)
    before = entries(read(path, espoo))["Lausunnot koossa"]
    with inside(espoo):
        row = plan.milestones.get()
        change_milestone(row, version=1, by=aino, predicted_on=date(2027, 3, 15))
    after = entries(read(path, espoo))["Lausunnot koossa"]
    assert after["dtstart"].dt == date(2027, 3, 15)
    assert after["uid"] == before["uid"] and after["sequence"] > before["sequence"]
    assert "1.3.2027" in after["description"] or "1 March 2027" in after["description"]


def test_the_address_is_shown_once_and_only_its_hash_is_kept(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    path = made(coordinator, plan, name="Työpuhelin")
    page = coordinator.get(f"/plans/{plan.pk}/calendar/")
    code = path.rsplit("/", 1)[1].removesuffix(".ics")
    assert "Työpuhelin" in words_of(page) and code not in page.content.decode()
    with inside(espoo):
        feed = CalendarFeed.objects.get()
        assert len(feed.token_digest) == 64 and code not in feed.token_digest
        told = [str(event.detail) for event in WorkspaceEvent.objects.all()]
        assert not any(code in each for each in told)


def test_nobody_on_the_way_keeps_the_days_and_no_session_begins(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = read(made(coordinator, plan), espoo)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    page = coordinator.post(f"/plans/{plan.pk}/calendar/", {"name": "Toinen"})
    assert "no-store" in page["Cache-Control"]


def test_a_withdrawn_address_leads_nowhere(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    path = made(coordinator, plan)
    assert read(path, espoo).status_code == 200
    with inside(espoo):
        feed = CalendarFeed.objects.get()
    assert coordinator.post(f"/calendars/{feed.pk}/withdraw/").status_code == 302
    assert read(path, espoo).status_code == 404
    assert "no longer works" in words_of(coordinator.get(f"/plans/{plan.pk}/calendar/"))


def test_an_address_ends_with_its_persons_role(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    expert = make_user("Elli Asiantuntija")
    held = make_member(expert, workspace=espoo, role=Role.READER)
    path = made(Visitor(expert, espoo), plan)
    assert read(path, espoo).status_code == 200
    with at_front_door():
        Membership.objects.filter(pk=held.pk).update(
            valid_from=today() - timedelta(days=9), valid_to=today()
        )
    assert read(path, espoo).status_code == 200  # on the last day, too
    with time_machine.travel(now() + timedelta(days=1)):
        assert read(path, espoo).status_code == 404


def test_somebody_elses_address_is_neither_listed_nor_withdrawn(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    made(coordinator, plan, name="Ainon kalenteri")
    other = make_user("Toinen Lukija")
    make_member(other, workspace=espoo, role=Role.EDITOR)
    visitor = Visitor(other, espoo)
    assert "Ainon kalenteri" not in words_of(visitor.get(f"/plans/{plan.pk}/calendar/"))
    with inside(espoo):
        feed = CalendarFeed.objects.get()
    assert visitor.post(f"/calendars/{feed.pk}/withdraw/").status_code == 404
    with inside(espoo):
        assert CalendarFeed.objects.exists()


def test_the_address_of_one_workspace_is_nothing_in_another(
    coordinator: Visitor, plan: Plan, hanko: Workspace
) -> None:
    assert read(made(coordinator, plan), hanko).status_code == 404


@pytest.mark.parametrize("code", ["x", "x" * 2000, "%00", "..%2f..%2fetc", "🎉", "<script>"])
def test_a_guessed_address_leads_nowhere(code: str, espoo: Workspace, plan: Plan) -> None:
    answer = read(f"/en/calendars/{code}.ics", espoo)
    assert answer.status_code in {400, 404}
    assert "BEGIN:VCALENDAR" not in answer.content.decode()


@pytest.mark.parametrize("name", ["", " \u200b ", "x" * 61, "x" * 3_000_000])
def test_an_address_has_a_short_name(
    name: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/calendar/", {"name": name})
    assert answer.status_code in {413, 422}
    with inside(espoo):
        assert not CalendarFeed.objects.exists()


def test_ten_addresses_are_enough(coordinator: Visitor, plan: Plan, espoo: Workspace) -> None:
    for number in range(10):
        made(coordinator, plan, name=f"Kalenteri {number}")
    answer = coordinator.post(f"/plans/{plan.pk}/calendar/", {"name": "Yksi liikaa"})
    assert answer.status_code == 422 and "ten calendar addresses" in words_of(answer)


def test_markup_line_breaks_and_emoji_stay_text(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    title = "<b>Päivä</b> 🎉; a, b\\ \u202eabc"
    with inside(espoo):
        set_milestone(
            plan,
            by=aino,
            title=title,
            planned_on=date(2027, 5, 3),
            note="Yksi\r\nEND:VCALENDAR\nkaksi",
        )
    found = entries(read(made(coordinator, plan), espoo))
    assert title in found and len(found) == 4
    assert "END:VCALENDAR" in found[title]["description"]


def test_the_calendar_asks_the_same_of_the_database_however_long_it_is(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    path = made(coordinator, plan)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(path, espoo)
        return len(queries)

    asked()
    few = asked()
    with inside(espoo):
        body = make_body(aino, name="Kaupunginhallitus", kind_id="management")
        for number in range(5):
            set_milestone(
                plan, by=aino, title=f"Päivä {number}", planned_on=date(2027, 5, 3), body=body
            )
    assert asked() == few
