"""Sixteen programs at the same moment: one edit wins, one report is sent. Everything here is really committed."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from audit.workspace.models import WorkspaceEvent
from plans.models import Objective
from regional.models import ReceivedReport
from tenants.context import inside, over_region
from tests.api.program import Program, make_key
from tests.reporting.committing import Ready, make_ready, own_database

AT_ONCE = 16


@pytest.fixture(scope="module")
def ready(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ready]:
    with django_db_blocker.unblock(), own_database("api_at_once"):
        yield make_ready()


@pytest.fixture(scope="module")
def key(ready: Ready) -> str:
    return make_key(ready.sender, ready.workspace.schema_name)


def at_once(act: Callable[[int], Any]) -> list[Any]:
    gate = threading.Barrier(AT_ONCE)

    def one(number: int) -> Any:
        gate.wait()
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_of_sixteen_edits_of_one_version_one_is_kept(ready: Ready, key: str) -> None:
    with inside(ready.workspace):
        objective = Objective.objects.all()[:1].get()
    path, host = f"objectives/{objective.pk}", ready.workspace.host

    def edit(number: int) -> Any:
        program = Program(host, key)
        return program.patch(path, {"title": f"Editor {number}"}, version=objective.version)

    answers = at_once(edit)
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: AT_ONCE - 1}
    [kept] = [answer.json() for answer in answers if answer.status_code == 200]
    for answer in answers:
        if answer.status_code == 412:
            assert answer.json()["theirs"]["title"] == kept["title"]
            assert answer.json()["mine"]["title"] != kept["title"]
    with inside(ready.workspace):
        found = Objective.objects.get(pk=objective.pk)
        assert (found.title, found.version) == (kept["title"], objective.version + 1)
        history = WorkspaceEvent.objects.filter(object_id=str(objective.pk))
        assert history.filter(verb="objective.changed").count() == 1


def test_sixteen_sendings_with_one_key_are_one_report(ready: Ready, key: str) -> None:
    path, host = f"reports/{ready.report.pk}/submissions", ready.workspace.host
    answers = at_once(lambda _n: Program(host, key).post(path, {}, idempotency_key="one"))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    with over_region():
        assert ReceivedReport.objects.count() == 1
