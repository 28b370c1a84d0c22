"""Which goals of the frameworks in force no objective serves."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from plans.models import Plan
from plans.overviews.queries import coverage_of
from plans.permissions import can_edit, can_read
from plans.programme.places import crumbs_of
from tenants.requests import MemberRequest


@member(can_read)
@require_safe
def coverage(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Show each framework in force with the objectives that serve its goals."""
    plan = get_object_or_404(Plan, pk=plan_id)
    context = {
        "plan": plan,
        "coverage": coverage_of(plan, today()),
        "may_edit": can_edit(request.member),
        "crumbs": crumbs_of(plan),
        "nav_key": "plan",
    }
    return render(request, "plans/overviews/coverage.html", context)
