"""Agreeing on a task, and changing what was agreed."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from core.permissions import require
from plans.desk import Sheet, write
from plans.models import Measure, Task
from plans.pages import found
from plans.permissions import can_contribute, can_do_task, can_edit_measure, can_have_tasks
from plans.preparation.queries import members_of
from plans.things import THINGS, reference
from plans.todo.forms import TaskForm
from plans.todo.services import add_task, change_task
from tenants.requests import MemberRequest
from tenants.rows import WorkspaceRow
from ui.navigation import Link

ALL = ("GET", "HEAD", "POST")
NAV = {"nav_key": "tasks"}


@member(can_contribute)
@require_http_methods(ALL)
def task_add(request: MemberRequest, kind: str = "", concern: UUID | None = None) -> HttpResponse:
    """Agree on a task, about a thing or about nothing in particular; one of a measure is first its responsible body's."""
    about = _thing(kind, concern) if concern else None
    if isinstance(about, Measure):
        require(can_edit_measure, request.member, about)

    def save(said: dict[str, Any], _version: int) -> Task:
        return add_task(concerns=about, by=request.user, **said)

    where = (kind, concern) if concern else ()
    named = reference(about) if about else None
    sheet = Sheet(
        key=f"task:new:{concern or ''}",
        place="task",
        title=_("Add a task"),
        action=reverse("plans:task-add", args=where),
        back=named.url if named else reverse("plans:tasks"),
        make=partial(TaskForm, people=members_of(request.workspace)),
        save=save,
        initial={"body": about.responsible_id} if isinstance(about, Measure) else {},
        crumbs=_crumbs(),
        more=NAV | ({"lead": f"{named.label}: {named.title}"} if named else {}),
    )
    return write(request, sheet)


@member(can_have_tasks)
@require_http_methods(ALL)
def task_edit(request: MemberRequest, task: UUID) -> HttpResponse:
    """Change a task's words, day, person or body."""
    row = Task.objects.filter(pk=task).first()
    if row is None:
        if not can_contribute(request.member):
            raise Http404
    elif not can_do_task(request.member, row):
        raise PermissionDenied

    def save(said: dict[str, Any], version: int) -> Task:
        return change_task(row or Task(pk=task), version=version, by=request.user, **said)

    sheet = Sheet(
        key=f"task:{task}",
        place="task",
        title=_("Change the task"),
        action=reverse("plans:task-edit", args=[task]),
        back=reverse("plans:task", args=[task]) if row else reverse("plans:tasks"),
        make=partial(TaskForm, people=members_of(request.workspace)),
        save=save,
        facts=_facts,
        row=row,
        gone=row is None,
        again=reverse("plans:task-add"),
        crumbs=_crumbs(),
        more=NAV,
    )
    return write(request, sheet)


def _thing(kind: str, key: UUID) -> WorkspaceRow:
    """Return what a task is to be about.

    Raises Http404.
    """
    thing = THINGS.get(kind)
    if thing is None or kind == "task":
        raise Http404
    row = found(thing.model._default_manager.all(), key)
    if not isinstance(row, WorkspaceRow):
        raise Http404
    return row


def _facts(row: Task | None) -> dict[str, Any]:
    return {name: getattr(row, name) for name in TaskForm.Meta.fields} if row else {}


def _crumbs() -> list[Link]:
    return [
        Link(_("Overview"), reverse("plans:home")),
        Link(_("Tasks"), reverse("plans:tasks")),
    ]
