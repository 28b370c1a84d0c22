"""Tasks."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from core.access import Access, Who
from core.clock import today
from core.permissions import require
from plans.api.rows import RemovableRow, Rows, RowView
from plans.api.todo_shapes import FindTasks, TaskShape
from plans.models import Measure, Task
from plans.permissions import (
    can_contribute,
    can_do_task,
    can_edit,
    can_edit_measure,
    can_have_tasks,
)
from plans.things import THINGS
from plans.todo.queries import tasks_chosen
from plans.todo.services import add_task, change_task
from tenants.models import Membership
from tenants.rows import WorkspaceRow


class TaskView(RowView[Task]):
    """Something that somebody does by a day. Whoever it was given to changes it too."""

    noun, nouns, shape = "task", "tasks", TaskShape
    writing: ClassVar[Access] = Access(Who.MEMBER, can_contribute)

    def rows(self) -> QuerySet[Task]:
        return Task.objects.all()

    def check_person(self, said: dict[str, Any]) -> None:
        """Refuse whoever is not here.

        Raises ValidationError.
        """
        person = said.get("user_id")
        here = Membership.objects.valid().filter(workspace=self.member.workspace_id)
        if person is not None and not here.filter(user_id=person).exists():
            raise ValidationError({"user_id": [_("Choose a person of this workspace.")]})


class Tasks(TaskView, Rows[Task]):
    __doc__ = TaskView.__doc__
    one, asks = "task", FindTasks

    def filtered(self, _rows: QuerySet[Task], asked: dict[str, Any]) -> QuerySet[Task]:
        state = asked.get("state", "open")
        return tasks_chosen(
            who="mine" if asked.get("mine") else "",
            state="" if state == "open" else state,
            due=asked.get("due", ""),
            user_id=self.person.pk,
            on=today(),
        )

    def make(self, **said: Any) -> Task:
        self.check_person(said)
        about = _thing(said.pop("concerns_kind", ""), said.pop("concerns_id", None))
        if isinstance(about, Measure):
            require(can_edit_measure, self.member, about)
        said.setdefault("due_on", None)
        return add_task(concerns=about, by=self.person, **said)


class OneTask(TaskView, RemovableRow[Task]):
    __doc__ = TaskView.__doc__
    writing: ClassVar[Access] = Access(Who.MEMBER, can_have_tasks)

    def may_change(self, row: Task) -> None:
        require(can_do_task, self.member, row)

    def change(self, row: Task, *, version: int, **said: Any) -> Task:
        for name in ("concerns_kind", "concerns_id"):
            if name in said and said.pop(name) != getattr(row, name):
                raise ValidationError({name: [_("What a task is about cannot be changed.")]})
        self.check_person(said)
        return change_task(row, version=version, by=self.person, **said)

    def remove(self, row: Task, *, version: int) -> None:
        require(can_edit, self.member)
        super().remove(row, version=version)


def _thing(kind: str, key: object) -> WorkspaceRow | None:
    """Return what a task is about, or None.

    Raises ValidationError.
    """
    if not kind and key is None:
        return None
    thing = THINGS.get(kind)
    row = thing.model._default_manager.filter(pk=key).first() if thing and key else None
    if kind == "task" or not isinstance(row, WorkspaceRow):
        raise ValidationError({"concerns_id": [_("There is no such thing in this workspace.")]})
    return row
