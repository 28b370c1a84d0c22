"""Agreeing on tasks, and saying that they are done or will not be."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.clock import today
from plans.editing import add, change
from plans.models import Task
from tenants.rows import WorkspaceRow


def add_task(
    *,
    title: str,
    concerns: WorkspaceRow | None,
    due_on: date | None,
    by: User,
    **said: Any,
) -> Task:
    """Agree on a task: about what (if anything), by which day; for whom (`user_id`, `body`) and a `note`, if they are said.

    Raises ValidationError.
    """
    task = Task(title=title, due_on=due_on, **said)
    if concerns is not None:
        task.concerns_kind, task.concerns_id = kind_of(concerns), concerns.pk
    return add(task, by=by)


def change_task(task: Task, *, version: int, by: User, **said: Any) -> Task:
    """Change a task's words, day, person or body.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(task, version=version, by=by, **said)


def finish_task(task: Task, *, version: int, by: User, on: date | None = None) -> Task:
    """Say that a task is done, today unless another day is given.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(task, version=version, by=by, done_on=on or today(), dropped_reason="")


def drop_task(task: Task, *, version: int, by: User, reason: str) -> Task:
    """Say that a task will not be done, and why.

    Raises StaleEdit, Gone, ValidationError.
    """
    if not reason.strip():
        raise ValidationError({"dropped_reason": _("Say why it is not done.")})
    return change(task, version=version, by=by, done_on=None, dropped_reason=reason.strip())


def reopen_task(task: Task, *, version: int, by: User) -> Task:
    """Say that a task is to be done after all.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(task, version=version, by=by, done_on=None, dropped_reason="")


@transaction.atomic
def drop_tasks_of(row: WorkspaceRow, *, by: User) -> int:
    """Drop the open tasks about a thing that is being removed; return how many.

    Raises StaleEdit, where somebody changed one of them at this moment.
    """
    reason = _("What it was about was removed: %(thing)s") % {"thing": str(row)[:200]}
    open_ones = Task.objects.filter(
        concerns_kind=kind_of(row), concerns_id=row.pk, done_on=None, dropped_reason=""
    )
    rows = list(open_ones)
    for task in rows:
        drop_task(task, version=task.version, by=by, reason=reason)
    return len(rows)


def kind_of(row: WorkspaceRow) -> str:
    """Return the word by which tasks name the kind of a row: its model's."""
    return str(row._meta.model_name)
