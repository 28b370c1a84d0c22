"""T13: whatever fails while a report is sent, and wherever, neither side has changed; trying again is as if it had not failed."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from accounts.models import Mail, User
from reporting.models import Report
from reporting.services import submit_report
from tenants.context import at_front_door, inside
from tenants.models import Workspace
from tests.failpoints import Failed, failing_at, killed_at, statements
from tests.reporting.both_sides import rows
from tests.reporting.committing import Ready, make_ready, own_database
from tests.reporting.makers import send

CHANGED = {
    "audit_workspace_workspaceevent": 2,  # received, sent
    "regional_receivedreport": 1,
    "regional_sentby": 1,
    "regional_coverage": 1,
    "regional_reportfact": 1,
    "reporting_submission": 1,
}
KEY = "the same key all the time"


def statements_of(act: Callable[[], object]) -> list[str]:
    """Return the statements of a sending, which is then undone."""
    with transaction.atomic():
        with statements() as sent:
            act()
        transaction.set_rollback(True)
    return sent


def difference(workspace: Workspace, before: dict[str, list[str]]) -> dict[str, int]:
    """Return how many rows there are more than before, by table."""
    now = rows(workspace)
    return {
        table: len(held) - len(before[table])
        for table, held in now.items()
        if held != before[table]
    }


@pytest.mark.checklist("R8")
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_failure_at_any_statement_leaves_both_sides_as_they_were(
    after: bool, report: Report, aino: User, espoo: Workspace
) -> None:
    sent = statements_of(lambda: send(report, aino, key=KEY))
    assert any("regional_receivedreport" in statement for statement in sent)
    before = rows(espoo)
    for point in range(len(sent) - after):  # after the last one all is done
        with pytest.raises(Failed), failing_at(point, after=after):
            send(report, aino, key=KEY)
        assert rows(espoo) == before, f"statement {point}: {sent[point][:80]}"
    send(report, aino, key=KEY)
    assert difference(espoo, before) == CHANGED


@pytest.fixture(scope="module")
def ready(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ready]:
    with django_db_blocker.unblock(), own_database("crash"):
        yield make_ready()


@pytest.mark.checklist("R8")
def test_a_process_that_is_killed_leaves_all_or_nothing(ready: Ready) -> None:
    def act() -> None:
        with inside(ready.workspace):
            submit_report(ready.report, by=ready.sender, idempotency_key=KEY)

    inner = len(statements_of(act)) - 2  # a transaction of its own needs no savepoint around
    before = rows(ready.workspace)
    for point in (*range(inner), "before commit"):
        assert killed_at(point, act)
        assert rows(ready.workspace) == before, f"killed at {point}"
    assert killed_at("after commit", act)  # the answer was lost, the report was not
    assert difference(ready.workspace, before) == CHANGED
    after = rows(ready.workspace)
    act()
    assert rows(ready.workspace) == after
    with at_front_door():
        assert Mail.objects.count() == 1
