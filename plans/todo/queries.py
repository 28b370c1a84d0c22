"""Which tasks there are, about what and for whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from plans.models import BodyPerson, Task
from tenants.rows import WorkspaceRow

FIRST = 4  # on the overview
DUE_WITHIN = {"late": -1, "week": 7, "month": 31}


def tasks_by_concern(kind: str, keys: Iterable[UUID]) -> Mapping[UUID, list[Task]]:
    """Return the tasks about things of a kind, by the thing's key, in one statement."""
    found: dict[UUID, list[Task]] = defaultdict(list)
    for task in named(Task.objects.filter(concerns_kind=kind, concerns_id__in=list(keys))):
        if task.concerns_id is not None:
            found[task.concerns_id].append(task)
    return found


def tasks_of(row: WorkspaceRow) -> list[Task]:
    """Return the tasks about a thing, the first due first."""
    return tasks_by_concern(str(row._meta.model_name), [row.pk]).get(row.pk, [])


def open_tasks() -> "QuerySet[Task]":
    """Return the tasks that are still to be done, the first due first."""
    return Task.objects.filter(done_on=None, dropped_reason="").select_related("body")


def tasks_for(user_id: int) -> "QuerySet[Task]":
    """Return the open tasks of a person: their own, and those of the bodies they act for."""
    return open_tasks().filter(_theirs(user_id))


def first_tasks() -> list[Task]:
    """Return the open tasks that are due first, with the names of their people, in one statement."""
    return list(named(open_tasks())[:FIRST])


def tasks_chosen(*, who: str, state: str, due: str, user_id: int, on: date) -> "QuerySet[Task]":
    """Return the tasks that a filter asks for, with the names of their people."""
    found = named(Task.objects.all())
    if who == "mine":
        found = found.filter(_theirs(user_id))
    elif who == "bodies":
        found = found.filter(body__in=_bodies_of(user_id))
    if state == "":
        found = found.filter(done_on=None, dropped_reason="")
    elif state == "done":
        found = found.exclude(done_on=None)
    elif state == "dropped":
        found = found.exclude(dropped_reason="")
    if due in DUE_WITHIN:
        found = found.filter(due_on__lte=on + timedelta(days=DUE_WITHIN[due]))
    return found


def named(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    """Add `person`, the name of whoever has the task."""
    person = User.objects.filter(pk=OuterRef("user_id")).values("name")[:1]
    return tasks.select_related("body").annotate(person=Subquery(person))


def _theirs(user_id: int) -> Q:
    return Q(user_id=user_id) | Q(user_id=None, body__in=_bodies_of(user_id))


def _bodies_of(user_id: int) -> "QuerySet[BodyPerson, Any]":
    return BodyPerson.objects.filter(user_id=user_id).values("body")
