"""The process log, shown with the plan: the process matters as much as the document."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from plans.document.log import LogKind, log_of
from plans.document.places import page_of
from plans.permissions import can_read
from plans.queries import plan_with
from tenants.requests import MemberRequest

PER_PAGE = 25


@member(can_read)
@require_safe
def log(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Show who took part, what was decided and what changed, the latest first."""
    row, kind = plan_with(plan), request.GET.get("kind", "")
    lines = [each for each in log_of(row, on=today()) if kind in ("", each.kind)]
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "kinds": LogKind.choices, "kind": kind}
    return render(request, "plans/document/log.html", shown | page_of(row))
