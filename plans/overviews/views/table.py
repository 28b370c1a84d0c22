"""The one table: on the page, and for spreadsheets."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from catalogue.queries import themes
from core.access import member
from core.sheets import CSV, XLSX, handed_out
from plans.models import Body, Plan
from plans.overviews.exports import as_csv, as_workbook
from plans.overviews.forms import TableForm
from plans.overviews.table import Line, chosen, lines_of, sums_of
from plans.pages import show
from plans.permissions import can_edit, can_read
from plans.programme.places import crumbs_of
from tenants.requests import MemberRequest

PER_PAGE = 100


@member(can_read)
@require_safe
def table(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Show the plan as one table, a hundred lines at a time."""
    plan = _plan(plan_id)
    lines, form = _asked(request, plan)
    context = {
        "plan": plan,
        "form": form,
        "page": Paginator(lines, PER_PAGE).get_page(request.GET.get("page")),
        "sums": sums_of(lines),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "may_edit": can_edit(request.member),
        "query": request.GET.urlencode(),
        "crumbs": crumbs_of(plan),
        "nav_key": "plan",
    }
    return show(request, ("plans/overviews/table.html", "plans/overviews/_table.html"), context)


@member(can_read)
@require_safe
def table_csv(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Hand out the lines that the table shows as a CSV file."""
    plan = _plan(plan_id)
    lines, _form = _asked(request, plan)
    return handed_out(as_csv(lines).encode(), CSV, _name(plan, "csv"))


@member(can_read)
@require_safe
def table_xlsx(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Hand out the lines that the table shows as a workbook."""
    plan = _plan(plan_id)
    lines, _form = _asked(request, plan)
    return handed_out(as_workbook(lines), XLSX, _name(plan, "xlsx"))


def lines_asked(request: MemberRequest, plan: Plan) -> tuple[list[Line], bool]:
    """Return the lines that the page shows for what was asked, and whether they are some of them only."""
    lines, form = _asked(request, plan)
    return lines, any(request.GET.get(name) for name in form.fields)


def _plan(key: UUID) -> Plan:
    return get_object_or_404(Plan.objects.select_related("rule_set"), pk=key)


def _asked(request: MemberRequest, plan: Plan) -> tuple[list[Line], TableForm]:
    """Return the lines that are asked for; a choice that makes no sense chooses nothing."""
    bodies = Body.objects.filter(measures__objective__plan=plan).distinct()
    form = TableForm(request.GET, themes=themes(), bodies=bodies)
    form.is_valid()
    asked = form.cleaned_data | {"sort": request.GET.get("sort", "")}
    return chosen(lines_of(plan), asked), form


def _name(plan: Plan, suffix: str) -> str:
    return f"kotopolku-{plan.first_year}-{plan.last_year}.{suffix}"
