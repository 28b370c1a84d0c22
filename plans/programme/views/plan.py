"""The plan as one page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from plans.models import Plan
from plans.permissions import can_approve, can_coordinate, can_read
from plans.programme.page import page_of
from plans.queries import current_plan
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_read)
@require_safe
def plan(request: MemberRequest, plan_id: UUID | None = None) -> HttpResponse:
    """Show a plan, or the one at hand."""
    chosen = (
        current_plan(today())
        if plan_id is None
        else get_object_or_404(Plan.objects.select_related("rule_set"), pk=plan_id)
    )
    if chosen is None:
        context = {"nav_key": "plan", "may_start": can_coordinate(request.member)}
        return render(request, "plans/home/empty.html", context)
    context = {
        "nav_key": "plan",
        "plan": chosen,
        "page": page_of(chosen, request.member),
        "crumbs": [Link(_("Overview"), reverse("plans:home"))],
        "may_approve": can_approve(request.member),
    }
    return render(request, "plans/programme/plan.html", context)
