"""T12: one key sends one report, however many send it at the same moment. Everything here is really committed."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from accounts.models import Mail
from core.errors import Refusal
from regional.contracts import Receipt
from regional.models import ReceivedReport
from reporting.models import Submission
from reporting.services import submit_report
from tenants.context import at_front_door, inside, over_region
from tests.reporting.committing import Ready, make_ready, own_database

AT_ONCE = 16


@pytest.fixture(scope="module")
def ready(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ready]:
    with django_db_blocker.unblock(), own_database("at_once"):
        yield make_ready()


def at_once(act: Callable[[int], Any]) -> list[Any]:
    """Do the same thing in many threads that start together; return what each got, refusals among it."""
    gate = threading.Barrier(AT_ONCE)

    def one(number: int) -> Any:
        gate.wait()
        try:
            return act(number)
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def sending(ready: Ready, key: Callable[[int], str]) -> Callable[[int], Receipt]:
    def act(number: int) -> Receipt:
        with inside(ready.workspace):
            return submit_report(ready.report, by=ready.sender, idempotency_key=key(number))

    return act


def how_many(ready: Ready) -> tuple[int, int, int]:
    with inside(ready.workspace):
        sent = Submission.objects.count()
    with over_region():
        received = ReceivedReport.objects.count()
    with at_front_door():
        return sent, received, Mail.objects.count()


@pytest.mark.checklist("C7.4", "R8")
@pytest.mark.parametrize("turn", range(50))
def test_one_key_at_once_is_one_report_and_one_receipt(ready: Ready, turn: int) -> None:
    before = how_many(ready)
    receipts = at_once(sending(ready, lambda _number: f"round {turn}"))
    assert len({repr(receipt) for receipt in receipts}) == 1
    assert receipts[0].revision == before[0] + 1
    assert how_many(ready) == tuple(count + 1 for count in before)
    ready.opened_again(receipts[0])


@pytest.mark.parametrize("turn", range(10))
def test_many_keys_at_once_are_one_report_and_refusals(ready: Ready, turn: int) -> None:
    before = how_many(ready)
    answers = at_once(sending(ready, lambda number: f"turn {turn} of {number}"))
    receipts = [answer for answer in answers if isinstance(answer, Receipt)]
    assert len(receipts) == 1
    assert {answer.code for answer in answers if isinstance(answer, Refusal)} == {"report_closed"}
    assert how_many(ready) == tuple(count + 1 for count in before)
    ready.opened_again(receipts[0])
