"""The tasks of the workspace, filtered and a page at a time."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from plans.pages import show
from plans.permissions import can_contribute, can_read
from plans.things import references
from plans.todo.forms import TaskFilter
from plans.todo.queries import tasks_chosen
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25


@member(can_read)
@require_safe
def tasks(request: MemberRequest) -> HttpResponse:
    """List the tasks that are asked for."""
    form = TaskFilter(request.GET)
    chosen = {name: form.chosen(name) for name in ("who", "state", "due")}
    found = tasks_chosen(**chosen, user_id=request.user.pk, on=today())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    about = references(
        (each.concerns_kind, each.concerns_id) for each in page if each.concerns_id is not None
    )
    shown = {
        "form": form,
        "page": page,
        "rows": [
            (each, about.get((each.concerns_kind, each.concerns_id)) if each.concerns_id else None)
            for each in page
        ],
        "filtered": any(chosen.values()),
        "may_add": can_contribute(request.member),
        "today": today(),
        "nav_key": "tasks",
        "crumbs": [Link(_("Overview"), reverse("plans:home"))],
    }
    return show(request, ("plans/todo/tasks.html", "plans/todo/_list.html"), shown)
