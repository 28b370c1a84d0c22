"""What a person has to do, over all their workspaces."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import Step
from core.access import signed_in
from core.clock import today
from tenants.errands import errands_of, seen_by
from tenants.models import Errand, Workspace
from tenants.requests import PersonRequest

PER_PAGE = 50


@signed_in
@require_safe
def errands(request: PersonRequest) -> HttpResponse:
    """List the person's open tasks and steps by workspace, what is due first on top."""
    with seen_by(request.user):
        ordered = errands_of(request.user).order_by(
            "workspace__slug", F("due_on").asc(nulls_last=True), "id"
        )
        page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
        rows = list(page)
    steps = {str(step.pk): step.name for step in Step.objects.all()}
    context = {"page": page, "places": [*_by_place(rows, steps)], "today": today()}
    return render(request, "tenants/errands.html", context)


def _by_place(
    rows: list[Errand], steps: dict[str, str]
) -> Iterable[tuple[Workspace, list[dict[str, object]]]]:
    for _key, group in groupby(rows, key=attrgetter("workspace_id")):
        several = list(group)
        place = several[0].workspace
        yield place, [_shown(each, place, steps) for each in several]


def _shown(errand: Errand, place: Workspace, steps: dict[str, str]) -> dict[str, object]:
    title = errand.title
    if errand.kind == Errand.Kind.STEP:
        name = steps.get(errand.title, errand.title)
        title = _("Step %(number)s: %(name)s") % {"number": errand.title, "name": name}
    return {
        "title": title,
        "url": f"{place.address}/{get_language()}{errand.path}",
        "due_on": errand.due_on,
    }
