"""Tasks, notices, the trail and the search."""

from plans.models import Notice, Plan, Task
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of


def task_of(scene: Scene) -> Task:
    row: Task = row_of(Task, scene.word)
    return row


@given("a task")
def task(scene: Scene) -> Call:
    return Call({"task": task_of(scene).pk})


@given("a task and its version")
def task_and_version(scene: Scene) -> Call:
    row = task_of(scene)
    return Call({"task": row.pk}, data={"version": row.version, "reason": "Koulu teki sen"})


@given("a task and its new words")
def task_renamed(scene: Scene) -> Call:
    row = task_of(scene)
    return Call({"task": row.pk}, data={"title": "Kysy koululta", "version": row.version})


@given("a new task")
def new_task(scene: Scene) -> Call:
    return Call(data={"title": "Kysy päiväkodilta"})


@given("a plan to give a task about")
def about(scene: Scene) -> Call:
    return Call({"kind": "plan", "concern": row_of(Plan, scene.word).pk})


@given("a new task about a plan")
def new_task_about(scene: Scene) -> Call:
    where = {"kind": "plan", "concern": row_of(Plan, scene.word).pk}
    return Call(where, data={"title": "Kysy päiväkodilta"})


@given("somebody else's notice")
def notice(scene: Scene) -> Call:
    return Call({"notice": row_of(Notice, scene.word).pk})


@given("how to be told")
def ways(scene: Scene) -> Call:
    kinds = Notice._meta.get_field("kind").choices or ()
    return Call(data={str(kind): "off" for kind, _words in kinds})


@given("the history of a plan")
def history(scene: Scene) -> Call:
    return Call({"kind": "plan", "key": row_of(Plan, scene.word).pk})


@given("a word that is looked for")
def words(scene: Scene) -> Call:
    return Call(query={"q": scene.word})


@given("api: one task")
def one_task(scene: Scene) -> Call:
    row = task_of(scene)
    return Call({"key": row.pk}, json={}, headers={"If-Match": f'"{row.version}"'})


@given("api: a new task")
def api_task(_scene: Scene) -> Call:
    return Call(json={"title": "New"})
