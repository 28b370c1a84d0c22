"""T13: whatever fails while a report is sent, and wherever, neither side has changed; trying again is as if it had not failed."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from accounts.models import Mail, User
from regional.contracts import Receipt
from regional.models import ReceivedReport
from reporting.models import Report, Submission
from reporting.services import submit_report
from tenants.context import at_front_door, inside, over_region
from tenants.models import Workspace
from tests.cutting import cut_everywhere, everything
from tests.killing import killed_at
from tests.reporting.committing import Ready, make_ready, own_database
from tests.reporting.makers import send

KEY = "the same key all the time"
AT_LEAST = 30


@pytest.mark.checklist("R8")
def test_a_failure_at_any_statement_leaves_both_sides_as_they_were(
    report: Report, aino: User, espoo: Workspace
) -> None:
    points = cut_everywhere(
        lambda: send(report, aino, key=KEY), at=lambda: inside(espoo), workspaces=[espoo]
    )
    assert points >= 2 * AT_LEAST


@pytest.fixture(scope="module")
def ready(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ready]:
    with django_db_blocker.unblock(), own_database("crash"):
        yield make_ready()


def sent_by(ready: Ready, key: str) -> Receipt:
    with inside(ready.workspace):
        return submit_report(ready.report, by=ready.sender, idempotency_key=key)


@pytest.mark.checklist("R8")
def test_a_process_that_is_killed_before_the_commit_has_sent_nothing(ready: Ready) -> None:
    before, points = everything([ready.workspace]), 0
    assert killed_at("before commit", lambda: sent_by(ready, KEY))
    assert everything([ready.workspace]) == before
    while killed_at(points, lambda: sent_by(ready, KEY)):
        assert everything([ready.workspace]) == before, f"killed at statement {points}"
        points += 1
    assert points > AT_LEAST
    assert how_many(ready) == (1, 1, 1)  # the last one was let live


@pytest.mark.checklist("R8")
def test_a_process_that_is_killed_after_the_commit_has_sent_all_of_it(ready: Ready) -> None:
    ready.opened_again(sent_by(ready, KEY))
    assert killed_at("after commit", lambda: sent_by(ready, "another key"))
    assert how_many(ready) == (2, 2, 2)
    after = everything([ready.workspace])
    assert sent_by(ready, "another key").revision == 2
    assert everything([ready.workspace]) == after


def how_many(ready: Ready) -> tuple[int, int, int]:
    """Count what the municipality has sent, what the region has received, and the mails about it."""
    with inside(ready.workspace):
        sent = Submission.objects.count()
    with over_region():
        received = ReceivedReport.objects.count()
    with at_front_door():
        return sent, received, Mail.objects.count()
