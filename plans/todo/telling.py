"""Telling people of their tasks and steps: on their list over all workspaces, and in notices."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from accounts.models import User
from plans.models import BodyPerson, NoticeKind, PlanState, StepCare, Task
from plans.notices.services import Telling, tell
from plans.paths import path_in_workspace
from plans.todo.queries import open_tasks
from tenants.errands import Told, settle_errand, tell_all, tell_errand
from tenants.models import Errand

WEEK = timedelta(days=7)
SERVICE = "Kotopolku"  # who gives a task that nobody gave: a situation came about


def tell_of_task(task: Task, *, by: User | None, given: bool) -> None:
    """Show a task to those who do it, for as long as it is open; tell them of it, where it was `given` just now."""
    if not task.is_open:
        settle_errand(_task_key(task))
        return
    people = people_of(task)
    tell_errand(_told_of_task(task, people))
    if given:
        tell(
            [
                Telling(
                    kind=NoticeKind.TASK_GIVEN,
                    people=people - {by.pk if by else None},
                    event=f"task_given:{task.pk}:{task.version}",
                    path=_task_path(task),
                    params={"who": str(by or SERVICE), "thing": task.title},
                )
            ]
        )


def tell_of_care(care: StepCare, *, by: User, before: StepCare | None) -> None:
    """Show a step to whoever takes care of it; tell them when it is given to them, or its day is changed."""
    told = _told_of_care(care)
    tell_errand(told)
    given = before is None or before.person_id != care.person_id
    if not given and before is not None and before.due_on == care.due_on:
        return
    tell(
        [
            Telling(
                kind=NoticeKind.STEP_GIVEN if given else NoticeKind.STEP_CHANGED,
                people=told.people - {by.pk},
                event=f"step:{care.pk}:{care.version}",
                path=told.path,
                params={"who": str(by), "thing": str(care.step_id), "day": _iso(care.due_on)},
            )
        ]
    )


def tell_of_body(body_id: UUID) -> None:
    """Show a body's open tasks to those who act for it now."""
    for task in open_tasks().filter(body=body_id, user_id=None):
        tell_errand(_told_of_task(task, people_of(task)))


def tell_again(*, settled: frozenset[tuple[UUID, int]] = frozenset()) -> int:
    """Tell of everything in this workspace anew, but for settled steps; return how many errands there are."""
    cares = StepCare.objects.exclude(person_id=None).exclude(plan__state=PlanState.SUPERSEDED)
    open_ones = (care for care in cares if (care.plan_id, care.step_id) not in settled)
    return tell_all([*_all_tasks(), *(_told_of_care(care) for care in open_ones)])


def remind(on: date) -> None:
    """Tell people of open tasks that are due within a week, and of those that are late; of each day once."""
    rows = list(open_tasks().filter(due_on__lte=on + WEEK))
    actors = _actors_for(rows)
    tell(_reminder(task, actors, on) for task in rows)


def people_of(task: Task) -> frozenset[int]:
    """Return who does a task: its person, or those who act for its body."""
    return _people(task, _actors_for([task]))


def _reminder(task: Task, actors: dict[object, set[int]], on: date) -> Telling:
    late = task.due_on is not None and task.due_on < on
    kind = NoticeKind.TASK_LATE if late else NoticeKind.TASK_DUE
    return Telling(
        kind=kind,
        people=_people(task, actors),
        event=f"{kind}:{task.pk}:{task.due_on}",
        path=_task_path(task),
        params={"thing": task.title, "day": _iso(task.due_on)},
    )


def _actors_for(tasks: Iterable[Task]) -> dict[object, set[int]]:
    bodies = {task.body_id for task in tasks if task.user_id is None and task.body_id}
    found: dict[object, set[int]] = {}
    if bodies:
        for body, person in BodyPerson.objects.filter(body__in=bodies).values_list(
            "body", "user_id"
        ):
            found.setdefault(body, set()).add(person)
    return found


def _people(task: Task, actors: dict[object, set[int]]) -> frozenset[int]:
    if task.user_id is not None:
        return frozenset({task.user_id})
    return frozenset(actors.get(task.body_id, ()))


def _all_tasks() -> Iterator[Told]:
    rows = list(open_tasks())
    actors = _actors_for(rows)
    for task in rows:
        yield _told_of_task(task, _people(task, actors))


def _told_of_task(task: Task, people: frozenset[int]) -> Told:
    return Told(
        key=_task_key(task),
        kind=Errand.Kind.TASK,
        title=task.title,
        path=_task_path(task),
        due_on=task.due_on,
        people=people,
    )


def _told_of_care(care: StepCare) -> Told:
    return Told(
        key=f"step:{care.plan_id}.{care.step_id}",
        kind=Errand.Kind.STEP,
        title=str(care.step_id),
        path=path_in_workspace("plans:step", care.plan_id, care.step_id),
        due_on=care.due_on,
        people=frozenset({care.person_id}) if care.person_id else frozenset(),
    )


def _task_key(task: Task) -> str:
    return f"task:{task.pk}"


def _task_path(task: Task) -> str:
    return path_in_workspace("plans:task", task.pk)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
