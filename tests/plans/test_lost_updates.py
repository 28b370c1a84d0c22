"""T15: many people save one objective at the same moment: each edit is kept or refused with both texts, and none is lost."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from pytest_django import DjangoDbBlocker

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from catalogue.queries import themes
from plans.editing import StaleEdit
from plans.models import Objective, Plan
from plans.preparation.services import start_plan
from plans.programme.services import change_objective, write_objective
from tenants.context import inside
from tenants.models import Workspace
from tests.database import administrator

EDITORS = 16
SCHEMA = "m257"
TABLES = ("plans_goallink", "plans_objective", "plans_plan", "audit_workspace_workspaceevent")


def person(number: int) -> User:
    """Somebody of whom the trail keeps the key and the name; no row of theirs is needed."""
    return User(pk=900_000 + number, name=f"Editor {number}")


@pytest.fixture
def workspace(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, database_name: str
) -> Iterator[Workspace]:
    """Kirkkonummi, in no transaction: what is written is written, and swept away at the end by the server's administrator."""
    with django_db_blocker.unblock():
        yield Workspace.objects.get(schema_name=SCHEMA)
        connection.close()
        with administrator(database_name) as server:
            for table in TABLES:
                server.execute(f'DELETE FROM {SCHEMA}."{table}"')


@pytest.fixture
def objective(workspace: Workspace) -> Objective:
    with inside(workspace):
        plan: Plan = start_plan(by=person(0), title="Plan", first_year=2026, last_year=2029)
        return write_objective(plan, by=person(0), title="As it was", theme=themes()[0])


def at_once(workspace: Workspace, act: Callable[[int], Any]) -> list[Any]:
    """Let each editor act on a connection of their own, all released at one moment; return what came of it."""
    start = threading.Barrier(EDITORS)
    results: list[Any] = [None] * EDITORS

    def edit(number: int) -> None:
        try:
            with inside(workspace), translation.override("en"):
                Objective.objects.count()  # the connection stands before the race begins
                start.wait(timeout=30)
                results[number] = act(number)
        except Exception as error:  # noqa: BLE001  whatever it is, the test names it
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=edit, args=[number]) for number in range(EDITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def test_of_sixteen_who_save_at_once_one_is_kept_and_the_others_see_both_texts(
    workspace: Workspace, objective: Objective
) -> None:
    def save(number: int) -> Any:
        return change_objective(objective, version=1, by=person(number), title=f"Text {number}")

    results = at_once(workspace, save)

    kept = [result for result in results if isinstance(result, Objective)]
    refused = {n: r for n, r in enumerate(results) if isinstance(r, StaleEdit)}
    assert (len(kept), len(refused)) == (1, EDITORS - 1), results
    for number, refusal in refused.items():
        assert isinstance(refusal.theirs, Objective)
        assert refusal.theirs.title == kept[0].title
        assert refusal.mine["title"] == f"Text {number}"
    with inside(workspace):
        now = Objective.objects.get()
        assert (now.version, now.title) == (2, kept[0].title)
        assert WorkspaceEvent.objects.filter(verb="objective.changed").count() == 1


def test_sixteen_who_try_again_until_they_are_kept_leave_an_unbroken_trail(
    workspace: Workspace, objective: Objective
) -> None:
    def insist(number: int) -> int:
        version, refusals = 1, 0
        while True:
            try:
                change_objective(
                    objective, version=version, by=person(number), title=f"Text {number}"
                )
            except StaleEdit as refusal:
                version, refusals = refusal.theirs.version, refusals + 1
            else:
                return refusals

    results = at_once(workspace, insist)

    assert all(isinstance(result, int) for result in results), results
    with inside(workspace):
        now = Objective.objects.get()
        events = list(WorkspaceEvent.objects.filter(verb="objective.changed").order_by("pk"))
    assert now.version == 1 + EDITORS
    texts = [event.detail["changes"]["title"] for event in events]
    assert len(texts) == EDITORS
    assert [before for before, _after in texts] == [
        "As it was",
        *(after for _, after in texts[:-1]),
    ]
    assert texts[-1][1] == now.title
    assert {event.actor_name for event in events} == {f"Editor {n}" for n in range(EDITORS)}
