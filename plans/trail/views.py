"""History of one thing, and the trail of the workspace with its export."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit.services import record
from core.access import member
from core.clock import today
from core.sheets import CSV, XLSX, Sheet, csv_of, handed_out, workbook_of
from plans.pages import show
from plans.permissions import can_coordinate, can_read
from plans.things import THINGS, references
from plans.trail.forms import TrailFilter
from plans.trail.queries import (
    entries,
    events,
    events_of,
    kinds_in_trail,
    lines,
    people_in_trail,
)
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25
MOST = 100_000  # lines of an export; a workspace has some thousands in a year
WIDTHS = [20, 24, 50, 20, 40, 24, 40, 40]


@member(can_read)
@require_safe
def history(request: MemberRequest, kind: str, key: UUID) -> HttpResponse:
    """Show who changed which field of a thing when; also of what was removed."""
    if kind not in THINGS:
        raise Http404
    page = Paginator(events_of(kind, key), PER_PAGE).get_page(request.GET.get("page"))
    thing = references([(kind, key)]).get((kind, key))
    if thing is None and not page.paginator.count:
        raise Http404
    context = {
        "page": page,
        "entries": list(entries(page)),
        "thing": thing,
        "label": THINGS[kind].label,
        "title": thing.title if thing else page[0].object_name,
        "nav_key": "",
        "crumbs": [Link(_("Overview"), reverse("plans:home"))]
        + ([Link(thing.title, thing.url)] if thing else []),
    }
    return render(request, "plans/trail/history.html", context)


@member(can_coordinate)
@require_safe
def trail(request: MemberRequest) -> HttpResponse:
    """Show everything that was done in the workspace, narrowed as asked."""
    form = _filter(request)
    found = events(**form.chosen())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "entries": list(entries(page)),
        "query": request.GET.urlencode(),
        "nav_key": "",
        "crumbs": [Link(_("Overview"), reverse("plans:home"))],
    }
    return show(request, ("plans/trail/trail.html", "plans/trail/_entries.html"), context)


@member(can_coordinate)
@require_safe
def trail_csv(request: MemberRequest) -> HttpResponse:
    """Give the trail as a CSV file; that it was given is recorded."""
    form = _filter(request)
    content = csv_of(lines(events(**form.chosen())[:MOST])).encode()
    _record_export(request, form, "csv")
    return handed_out(content, CSV, _name("csv"))


@member(can_coordinate)
@require_safe
def trail_xlsx(request: MemberRequest) -> HttpResponse:
    """Give the trail as a workbook; that it was given is recorded."""
    form = _filter(request)
    sheet = Sheet(_("History"), lines(events(**form.chosen())[:MOST]), WIDTHS, (1, 0))
    content = workbook_of(sheet)
    _record_export(request, form, "xlsx")
    return handed_out(content, XLSX, _name("xlsx"))


def _record_export(request: MemberRequest, form: TrailFilter, kind: str) -> None:
    said = {name: str(value) for name, value in form.chosen().items()}
    record("trail.exported", by=request.user, format=kind, narrowed=said)


def _filter(request: MemberRequest) -> TrailFilter:
    return TrailFilter(request.GET, people=people_in_trail(), kinds=kinds_in_trail())


def _name(ending: str) -> str:
    return f"history-{today().isoformat()}.{ending}"
