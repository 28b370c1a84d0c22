"""A job of reminders that is killed in mid-run: each step with its letters, or nothing of it; and never twice."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from accounts.models import Mail
from regional.models import Reminder
from reporting.reminding import KIND, remind
from tenants.context import at_front_door, inside, over_region
from tests.cutting import everything
from tests.killing import killed_at
from tests.reporting.committing import Ready, make_ready, own_database

AT_LEAST = 8


@pytest.fixture(scope="module")
def ready(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ready]:
    with django_db_blocker.unblock(), own_database("reminders"):
        yield make_ready()


def job(ready: Ready) -> int:
    with inside(ready.workspace):
        return remind()


def how_many() -> tuple[int, int]:
    with over_region():
        reminders = Reminder.objects.count()
    with at_front_door():
        return reminders, Mail.objects.filter(kind=KIND).count()


@pytest.mark.checklist("R2")
def test_a_job_that_is_killed_anywhere_has_reminded_nobody_and_the_next_reminds_once(
    ready: Ready,
) -> None:
    before, points = everything([ready.workspace]), 0
    assert killed_at("before commit", lambda: job(ready))
    while killed_at(points, lambda: job(ready)):
        assert everything([ready.workspace]) == before, f"killed at statement {points}"
        points += 1
    assert points > AT_LEAST
    assert how_many() == (1, 1)  # the last one was let live
    assert job(ready) == 0
    assert how_many() == (1, 1)
