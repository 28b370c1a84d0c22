"""When a municipality is to be reminded: each step once, the latest alone after an outage."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from core.clock import today
from core.days import DAY
from regional.contracts import DueReminder
from regional.inbox import note_reminder, reminders_due
from regional.models import Obligation, Reminder
from regional.round_errors import NobodyToRemind, ReminderWaits
from regional.services.reminders import remind
from tenants.context import inside, over_region
from tenants.models import Officer, Workspace
from tests.regional.browsing import again, get, post, words_of
from tests.regional.makers import at, sent

pytestmark = [pytest.mark.usefixtures("in_may"), pytest.mark.checklist("R1")]


def due(espoo: Workspace) -> list[DueReminder]:
    with inside(espoo):
        return reminders_due("049", on=today())


def given(espoo: Workspace) -> list[int | None]:
    """Give what is due, and return its steps."""
    with inside(espoo):
        found = reminders_due("049", on=today())
        return [each.day for each in found if note_reminder(each, recipients=["coordinator"])]


def first_of(code: str = "049") -> Obligation:
    with over_region():
        return Obligation.objects.filter(municipality=code).order_by("due_on")[0]


@pytest.mark.parametrize(
    ("on", "step", "reach"),
    [
        (date(2025, 12, 3), -180, "coordinator"),
        (date(2026, 3, 3), -90, "coordinator"),
        (date(2026, 5, 2), -30, "coordinator"),
        (date(2026, 5, 25), -7, "deputy"),
        (date(2026, 6, 1), 0, "deputy"),
        (date(2026, 6, 15), 14, "registry"),
        (date(2026, 7, 1), 30, "registry"),
    ],
)
def test_each_step_comes_on_its_day(espoo: Workspace, on: date, step: int, reach: str) -> None:
    with at(on.year, on.month, on.day, 7):
        assert [(each.day, each.reach, each.due_on) for each in due(espoo)] == [
            (step, reach, date(2026, 6, 1))
        ]
    with at(on.year, on.month, on.day, 7), inside(espoo):
        yesterday = reminders_due("049", on=on - DAY)
    assert [each.day for each in yesterday] != [step]


def test_a_step_is_taken_once(espoo: Workspace) -> None:
    [reminder] = due(espoo)
    with inside(espoo):
        assert note_reminder(reminder, recipients=["coordinator"])
        assert not note_reminder(reminder, recipients=["coordinator"])  # another worker
    assert given(espoo) == []
    with over_region():
        assert [(row.day, row.recipients) for row in Reminder.objects.all()] == [
            (-30, ["coordinator"])
        ]


def test_what_was_received_is_not_reminded_of(espoo: Workspace) -> None:
    sent("049")
    assert due(espoo) == []


def test_all_steps_from_opening_to_a_month_late(espoo: Workspace) -> None:
    taken: list[int | None] = []
    with time_machine.travel(date(2025, 12, 1), tick=False) as traveller:
        for _day in range(250):
            taken += given(espoo)
            traveller.shift(DAY)
    assert taken == [-180, -90, -30, -7, 0, 14, 30]


def test_a_reminder_by_hand_waits_until_it_is_given(pekka: Officer, espoo: Workspace) -> None:
    given(espoo)
    with over_region():
        remind(first_of(), note="Call me.", by=pekka)
        with pytest.raises(ReminderWaits):
            remind(first_of(), by=pekka)
    [waiting] = due(espoo)
    assert (waiting.day, waiting.note, waiting.asked_by) == (None, "Call me.", "Pekka Peltola")
    assert given(espoo) == [None] and given(espoo) == []


def test_nobody_is_reminded_where_there_is_no_workspace(pekka: Officer) -> None:
    with over_region(), pytest.raises(NobodyToRemind):
        remind(first_of("092"), by=pekka)


def test_the_page_tells_who_was_reminded_and_reminds(sanna: Client, espoo: Workspace) -> None:
    given(espoo)
    path = f"deadlines/{first_of().pk}/"
    assert "30 days before the due day → coordinator" in words_of(get(sanna, path))
    post(sanna, f"{path}remind/", note="Call me.")
    assert "on its way" in words_of(get(sanna, path))
    assert "Espoo" in words_of(get(sanna, "deadlines/", only="reminded"))
    assert "No report matches" in words_of(get(sanna, "deadlines/", only="worklist"))
    with at(2026, 6, 15, 9):
        again(sanna)
        worklist = words_of(get(sanna, "deadlines/", only="worklist", q="esp"))
    assert "on the worklist" in worklist and "Vantaa" not in worklist
