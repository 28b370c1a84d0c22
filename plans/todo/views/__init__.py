"""Pages of tasks: all of them, one of them, and what is said of it."""

from plans.todo.views.listing import tasks
from plans.todo.views.one import task, task_done, task_drop, task_reopen
from plans.todo.views.writing import task_add, task_edit

__all__ = [
    "task",
    "task_add",
    "task_done",
    "task_drop",
    "task_edit",
    "task_reopen",
    "tasks",
]
