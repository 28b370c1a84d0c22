"""Agreeing on tasks, and saying that they are done or will not be."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _

from accounts.models import User
from core.clock import today
from plans.editing import add, change
from plans.events import row_removed
from plans.models import Task
from plans.todo.telling import tell_of_task
from tenants.errands import settle_errand
from tenants.rows import WorkspaceRow


@transaction.atomic
def add_task(
    *,
    title: str,
    concerns: WorkspaceRow | None,
    due_on: date | None,
    by: User | None,
    **said: Any,
) -> Task:
    """Agree on a task: about what (if anything), by which day; for whom (`user_id`, `body`) and a `note`, if they are said.

    Raises ValidationError.
    """
    task = Task(title=title, due_on=due_on, **said)
    if concerns is not None:
        task.concerns_kind, task.concerns_id = kind_of(concerns), concerns.pk
    add(task, by=by)
    tell_of_task(task, by=by, given=True)
    return task


@transaction.atomic
def change_task(task: Task, *, version: int, by: User, **said: Any) -> Task:
    """Change a task's words, day, person or body.

    Raises StaleEdit, Gone, ValidationError.
    """
    before = (task.user_id, task.body_id)
    now = change(task, version=version, by=by, **said)
    tell_of_task(now, by=by, given=(now.user_id, now.body_id) != before)
    return now


@transaction.atomic
def finish_task(task: Task, *, version: int, by: User, on: date | None = None) -> Task:
    """Say that a task is done, today unless another day is given.

    Raises StaleEdit, Gone, ValidationError.
    """
    return _settle(task, version=version, by=by, done_on=on or today(), dropped_reason="")


@transaction.atomic
def drop_task(task: Task, *, version: int, by: User, reason: str) -> Task:
    """Say that a task will not be done, and why.

    Raises StaleEdit, Gone, ValidationError.
    """
    if not reason.strip():
        raise ValidationError({"dropped_reason": _("Say why it is not done.")})
    return _settle(task, version=version, by=by, done_on=None, dropped_reason=reason.strip())


@transaction.atomic
def reopen_task(task: Task, *, version: int, by: User) -> Task:
    """Say that a task is to be done after all.

    Raises StaleEdit, Gone, ValidationError.
    """
    return _settle(task, version=version, by=by, done_on=None, dropped_reason="")


@transaction.atomic
def drop_tasks_of(row: WorkspaceRow, *, by: User) -> int:
    """Drop the open tasks about a thing that is being removed, and about what goes with it; return how many."""
    open_ones = Task.objects.select_for_update(of=("self",)).filter(done_on=None, dropped_reason="")
    rows = list(open_ones.exclude(concerns_kind=""))
    if not rows:
        return 0
    going = _going_with(row)
    reason = _("What it was about was removed: %(thing)s") % {"thing": str(row)[:200]}
    dropped = [task for task in rows if (task.concerns_kind, task.concerns_id) in going]
    for task in dropped:
        drop_task(task, version=task.version, by=by, reason=reason)
    return len(dropped)


def hear_of_removals() -> None:
    """Drop the tasks about whatever is removed, in the transaction in which it is."""
    row_removed.connect(_drop_its_tasks, dispatch_uid="plans.todo")


def kind_of(row: WorkspaceRow) -> str:
    """Return the word by which tasks name the kind of a row: its model's."""
    return str(row._meta.model_name)


def _drop_its_tasks(row: WorkspaceRow, by: User, **_signal: Any) -> None:
    if isinstance(row, Task):
        settle_errand(f"task:{row.pk}")
    drop_tasks_of(row, by=by)


def _going_with(row: WorkspaceRow) -> set[tuple[str, Any]]:
    """Name the row and all that a removal takes with it."""
    collector = Collector(using=DEFAULT_DB_ALIAS)
    try:
        collector.collect([row])
    except (ProtectedError, RestrictedError):
        return set()  # it will not be removed
    found = {
        (str(model._meta.model_name), each.pk)
        for model, rows in collector.data.items()
        for each in rows
    }
    for quick in collector.fast_deletes:
        name = str(quick.model._meta.model_name)
        found |= {(name, key) for key in quick.values_list("pk", flat=True)}
    return found | {(kind_of(row), row.pk)}


def _settle(task: Task, *, version: int, by: User, **said: Any) -> Task:
    now = change(task, version=version, by=by, **said)
    tell_of_task(now, by=by, given=False)
    return now
