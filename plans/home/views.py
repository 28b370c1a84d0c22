"""The overview of a plan, and the list of all plans."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from plans.permissions import can_coordinate, can_read
from plans.queries import all_plans, current_of
from tenants.requests import MemberRequest


@member(can_read)
@require_safe
def home(request: MemberRequest, plan: UUID | None = None) -> HttpResponse:
    """Show where the planning is and what is next; without a plan, how to begin one."""
    known = all_plans()
    shown = current_of(known, today())
    if plan is not None:
        shown = next((each for each in known if each.pk == plan), None)
        if shown is None:
            raise Http404
    if shown is None:
        return render(
            request,
            "plans/home/empty.html",
            {"may_start": can_coordinate(request.member), "nav_key": "home"},
        )
    return render(request, "plans/home/home.html", {"plan": shown, "nav_key": "home"})


@member(can_read)
@require_safe
def plans(request: MemberRequest) -> HttpResponse:
    """List the workspace's plans."""
    known = all_plans()
    shown = {
        "plans": known,
        "current": current_of(known, today()),
        "may_start": can_coordinate(request.member),
    }
    return render(request, "plans/home/plans.html", shown | {"nav_key": "home"})
