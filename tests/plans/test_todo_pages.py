"""Pages of tasks: agreed about a thing, settled by those whose they are, shown with what they are about."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.clock import today
from plans.models import Body, BodyPerson, Task
from plans.preparation.services import remove_body
from plans.todo.services import add_task
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_measure, make_objective, make_plan
from tests.plans.pages import now, opened

DAY = date(2027, 3, 1)


def one(espoo: Workspace, by: User, **said: object) -> Task:
    given: dict[str, object] = {"title": "Kysy koululta", "concerns": None, "due_on": DAY}
    with inside(espoo):
        return add_task(by=by, **(given | said))  # type: ignore[arg-type]  # the test's own words


@pytest.mark.checklist("C5.1")
def test_a_task_about_a_measure_is_agreed_on_the_page(
    coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        measure = make_measure(make_objective(make_plan(aino), aino), aino)
    path = f"/tasks/add/measure/{measure.pk}/"
    assert "Kielikahvila" in words_of(coordinator.get(path))
    form = coordinator.get(path).content.decode()
    assert f'value="{measure.responsible_id}" selected' in form
    said = opened(coordinator, path) | {
        "title": "Varaa tila 🏫 <b>",
        "user_id": aino.pk,
        "due_on": "1.3.2027",
    }
    assert coordinator.post(path, said).status_code == 302
    with inside(espoo):
        task = Task.objects.get()
    assert (task.concerns_id, task.user_id, task.due_on) == (measure.pk, aino.pk, DAY)
    page = coordinator.get("/tasks/")
    assert "Kielikahvila" in words_of(page)
    assert "Varaa tila 🏫 &lt;b&gt;" in page.content.decode()
    assert "Aino Virtanen" in words_of(page)
    assert "Aino Virtanen" in words_of(coordinator.get(f"/measures/{measure.pk}/"))


@pytest.mark.parametrize("kind", ["measure", "task", "nothing", "user"])
def test_a_task_is_about_what_is_there(coordinator: Visitor, kind: str) -> None:
    assert coordinator.get(f"/tasks/add/{kind}/{uuid4()}/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 301),
        ("due_on", "1.3.20226"),
        ("due_on", "someday"),
        ("user_id", "999999"),
        ("body", "not-a-key"),
    ],
)
def test_what_makes_no_sense_is_said_at_the_form(
    coordinator: Visitor, espoo: Workspace, field: str, value: str
) -> None:
    answer = coordinator.post("/tasks/add/", {"title": "Kysy", field: value})
    assert answer.status_code == 422
    with inside(espoo):
        assert not Task.objects.exists()


def test_a_task_is_settled_by_those_whose_it_is(aino: User, espoo: Workspace) -> None:
    reader, other = make_user("Riitta Reader"), make_user("Olli Other")
    for each in (reader, other):
        make_member(each, workspace=espoo, role=Role.READER)
    task = one(espoo, aino, user_id=reader.pk)
    done = f"/tasks/{task.pk}/done/"
    assert Visitor(other, espoo).post(done, {"version": 1}).status_code == 403
    assert Visitor(reader, espoo).post(done, {"version": 1}).status_code == 302
    assert now(espoo, task).done_on == today()


def test_a_stale_or_unreasoned_settling_is_refused(
    coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    task = one(espoo, aino)
    assert coordinator.post(f"/tasks/{task.pk}/done/", {"version": "9"}).status_code == 409
    assert coordinator.post(f"/tasks/{task.pk}/done/", {"version": "x" * 99}).status_code == 409
    assert (
        coordinator.post(f"/tasks/{task.pk}/drop/", {"version": 1, "reason": " "}).status_code
        == 422
    )
    dropped = {"version": 1, "reason": "Koulu teki sen"}
    assert coordinator.post(f"/tasks/{task.pk}/drop/", dropped).status_code == 302
    assert "Koulu teki sen" in words_of(coordinator.get(f"/tasks/{task.pk}/"))
    assert coordinator.post(f"/tasks/{task.pk}/reopen/", {"version": 2}).status_code == 302
    assert now(espoo, task).is_open


def test_the_list_is_filtered_and_says_when_nothing_is_there(
    coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    one(espoo, aino, title="Myöhässä", due_on=today() - timedelta(days=1), user_id=aino.pk)
    one(espoo, aino, title="Ensi vuonna", due_on=today() + timedelta(days=400))
    assert "Ensi vuonna" not in words_of(coordinator.get("/tasks/?due=late"))
    assert "Ensi vuonna" not in words_of(coordinator.get("/tasks/?who=mine"))
    assert "Myöhässä" in words_of(coordinator.get("/tasks/?who=mine&due=late"))
    assert "No task is like this" in words_of(coordinator.get("/tasks/?state=done"))
    assert "Ensi vuonna" in words_of(coordinator.get("/tasks/?who=%00&state=zzz&page=999"))


def test_the_list_costs_the_same_for_one_task_and_for_twenty(
    coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        measure = make_measure(make_objective(make_plan(aino), aino), aino)
    one(espoo, aino, concerns=measure, user_id=aino.pk)
    coordinator.get("/tasks/")
    with CaptureQueriesContext(connection) as few:
        coordinator.get("/tasks/")
    for _ in range(19):
        one(espoo, aino, concerns=measure, user_id=aino.pk)
    with CaptureQueriesContext(connection) as many:
        coordinator.get("/tasks/")
    assert len(many) == len(few)


def test_what_is_removed_with_its_objective_drops_its_tasks(
    coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        objective = make_objective(make_plan(aino), aino)
        measure = make_measure(objective, aino)
    task, other = one(espoo, aino, concerns=measure), one(espoo, aino)
    version = {"version": objective.version}
    assert coordinator.post(f"/objectives/{objective.pk}/remove/", version).status_code == 302
    assert "Työllisyys paranee" in now(espoo, task).dropped_reason
    assert now(espoo, other).is_open


def test_a_removed_body_leaves_its_tasks_without_one(aino: User, espoo: Workspace) -> None:
    with inside(espoo):
        body = make_body(aino)
        BodyPerson.objects.create(body=body, user_id=aino.pk)
        task = add_task(title="Kysy", concerns=None, due_on=None, body=body, by=aino)
        remove_body(body, version=body.version, by=aino)
        assert not Body.objects.exists()
        task.refresh_from_db()
        assert (task.body, task.is_open) == (None, True)


def test_the_overview_tells_what_is_to_be_done_and_by_whom(
    coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        make_plan(aino)
    one(espoo, aino, user_id=aino.pk, due_on=today() - timedelta(days=2))
    said = words_of(coordinator.get("/"))
    assert "Kysy koululta" in said
    assert "Late" in said
