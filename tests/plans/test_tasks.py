"""Tasks: agreed about a thing, for a person or a body, done or dropped for a reason."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from plans.editing import StaleEdit
from plans.models import BodyPerson, Task
from plans.todo.queries import open_tasks, tasks_by_concern, tasks_for
from plans.todo.services import (
    add_task,
    change_task,
    drop_task,
    drop_tasks_of,
    finish_task,
    reopen_task,
)
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.makers import make_body, make_measure, make_objective, make_plan

DAY = date(2027, 3, 1)


@pytest.fixture
def here(espoo: Workspace) -> Iterator[Workspace]:
    with inside(espoo):
        yield espoo


def make_task(by: User, **said: object) -> Task:
    given: dict[str, object] = {"title": "Kysy koululta", "concerns": None, "due_on": DAY}
    return add_task(by=by, **(given | said))  # type: ignore[arg-type]  # the test's own words


def test_a_task_is_found_by_what_it_is_about(here: Workspace, aino: User) -> None:
    measure = make_measure(make_objective(make_plan(aino), aino), aino)
    about, other = make_task(aino, concerns=measure), make_task(aino)
    assert tasks_by_concern("measure", [measure.pk]) == {measure.pk: [about]}
    assert set(open_tasks()) == {about, other}


def test_a_task_is_done_opened_again_and_dropped_for_a_reason(here: Workspace, aino: User) -> None:
    task = make_task(aino)
    task = finish_task(task, version=task.version, by=aino, on=DAY)
    assert (task.done_on, task.is_open) == (DAY, False)
    task = reopen_task(task, version=task.version, by=aino)
    assert task.is_open
    with pytest.raises(ValidationError):
        drop_task(task, version=task.version, by=aino, reason=" ")
    task = drop_task(task, version=task.version, by=aino, reason="Koulu teki sen jo")
    assert list(open_tasks()) == []
    task = finish_task(task, version=task.version, by=aino, on=DAY)
    assert task.dropped_reason == ""


def test_a_stale_change_of_a_task_is_refused(here: Workspace, aino: User) -> None:
    task = make_task(aino)
    change_task(task, version=task.version, by=aino, title="Kysy päiväkodilta")
    with pytest.raises(StaleEdit):
        change_task(task, version=task.version, by=aino, title="Kysy kirjastolta")


def test_the_tasks_of_a_person_are_their_own_and_those_of_their_bodies(
    here: Workspace, aino: User
) -> None:
    ours, theirs = make_body(aino), make_body(aino, name="Tekninen lautakunta")
    BodyPerson.objects.create(body=ours, user_id=aino.pk)
    own = make_task(aino, user_id=aino.pk)
    of_ours = make_task(aino, body=ours)
    make_task(aino, body=theirs)
    make_task(aino, body=ours, user_id=aino.pk + 1)
    assert set(tasks_for(aino.pk)) == {own, of_ours}


def test_what_is_removed_takes_its_open_tasks_out_of_the_way(here: Workspace, aino: User) -> None:
    measure = make_measure(make_objective(make_plan(aino), aino), aino)
    task, other = make_task(aino, concerns=measure), make_task(aino)
    assert drop_tasks_of(measure, by=aino) == 1
    task.refresh_from_db()
    assert "Kielikahvila" in task.dropped_reason
    assert list(open_tasks()) == [other]
