"""Which tasks there are, about what and for whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from plans.models import BodyPerson, Task


def tasks_by_concern(kind: str, keys: Iterable[UUID]) -> Mapping[UUID, list[Task]]:
    """Return the tasks about things of a kind, by the thing's key, in one statement."""
    found: dict[UUID, list[Task]] = defaultdict(list)
    for task in Task.objects.select_related("body").filter(
        concerns_kind=kind, concerns_id__in=list(keys)
    ):
        if task.concerns_id is not None:
            found[task.concerns_id].append(task)
    return found


def open_tasks() -> "QuerySet[Task]":
    """Return the tasks that are still to be done, the first due first."""
    return Task.objects.filter(done_on=None, dropped_reason="").select_related("body")


def tasks_for(user_id: int) -> "QuerySet[Task]":
    """Return the open tasks of a person: their own, and those of the bodies they act for."""
    theirs = BodyPerson.objects.filter(user_id=user_id).values("body")
    return open_tasks().filter(Q(user_id=user_id) | Q(user_id=None, body__in=theirs))
