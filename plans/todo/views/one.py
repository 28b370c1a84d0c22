"""One task: what it is about, who does it, and saying that it is done or will not be."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.access import member
from core.clock import today
from plans.desk import CONFLICT
from plans.editing import Gone, StaleEdit
from plans.models import Task
from plans.pages import WRONG, found, go
from plans.permissions import can_do_task, can_have_tasks, can_read
from plans.things import references
from plans.todo.forms import DropForm
from plans.todo.queries import named
from plans.todo.services import drop_task, finish_task, reopen_task
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_read)
@require_safe
def task(request: MemberRequest, task: UUID) -> HttpResponse:
    """Show a task."""
    return _page(request, found(named(Task.objects.all()), task))


@member(can_have_tasks)
@require_POST
def task_done(request: MemberRequest, task: UUID) -> HttpResponse:
    """Say that a task is done."""
    row = _theirs(request, task)
    return _said(
        request,
        row,
        lambda: finish_task(row, version=_version(request), by=request.user),
        _("The task is done."),
    )


@member(can_have_tasks)
@require_POST
def task_reopen(request: MemberRequest, task: UUID) -> HttpResponse:
    """Say that a task is to be done after all."""
    row = _theirs(request, task)
    return _said(
        request,
        row,
        lambda: reopen_task(row, version=_version(request), by=request.user),
        _("The task is open again."),
    )


@member(can_have_tasks)
@require_POST
def task_drop(request: MemberRequest, task: UUID) -> HttpResponse:
    """Say that a task will not be done, and why."""
    row = _theirs(request, task)
    form = DropForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form=form, status=WRONG)
    said = form.cleaned_data
    return _said(
        request,
        row,
        lambda: drop_task(row, version=said["version"], by=request.user, reason=said["reason"]),
        _("The task will not be done."),
    )


def _theirs(request: MemberRequest, key: UUID) -> Task:
    """Return the task, if the person may settle it.

    Raises Http404, PermissionDenied.
    """
    row = found(named(Task.objects.all()), key)
    if not can_do_task(request.member, row):
        raise PermissionDenied
    return row


def _said(request: MemberRequest, row: Task, act: Callable[[], Task], words: str) -> HttpResponse:
    try:
        act()
    except StaleEdit as refusal:
        said = _("%(name)s has changed it meanwhile. Look at it first.")
        name = refusal.theirs.changed_by_name or _("Somebody")
        fresh = found(named(Task.objects.all()), row.pk)
        return _page(request, fresh, refused=said % {"name": name}, status=CONFLICT)
    except Gone:
        messages.info(request, _("Somebody had removed it already."))
        return go(request, reverse("plans:tasks"))
    except ValidationError as error:
        return _page(request, row, refused=" ".join(error.messages), status=WRONG)
    messages.success(request, words)
    return go(request, reverse("plans:task", args=[row.pk]))


def _page(
    request: MemberRequest,
    row: Task,
    *,
    form: DropForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    key = (row.concerns_kind, row.concerns_id)
    about = references([key]).get(key) if row.concerns_id else None  # type: ignore[list-item,arg-type]  # it has both or none
    context = {
        "task": row,
        "about": about,
        "form": form or DropForm(initial={"version": row.version}),
        "refused": refused,
        "may_do": can_do_task(request.member, row),
        "today": today(),
        "nav_key": "tasks",
        "language_path": reverse("plans:task", args=[row.pk]),
        "crumbs": [
            Link(_("Overview"), reverse("plans:home")),
            Link(_("Tasks"), reverse("plans:tasks")),
        ],
    }
    return render(request, "plans/todo/task.html", context, status=status)


def _version(request: MemberRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
