"""The situation picture as one page."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import Step
from core.access import member
from core.clock import today
from plans.permissions import can_edit, can_read
from plans.picture.page import picture_of
from plans.picture.places import NAV
from plans.picture.queries import STEP
from plans.queries import current_plan, plan_with
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_read)
@require_safe
def picture(request: MemberRequest, plan_id: UUID | None = None) -> HttpResponse:
    """Show the situation picture of a plan, or of the plan at hand."""
    plan = plan_with(plan_id) if plan_id else current_plan(today())
    if plan is None and plan_id is None:
        return render(request, "plans/picture/no_plan.html", NAV)
    if plan is None:
        raise Http404
    shown = {
        "plan": plan,
        "picture": picture_of(plan, on=today()),
        "step": Step.objects.get(pk=STEP),
        "may_edit": can_edit(request.member),
        "crumbs": [Link(_("Overview"), reverse("plans:home", args=[plan.pk]))],
        "language_path": reverse("plans:picture", args=[plan.pk]),
    }
    return render(request, "plans/picture/picture.html", NAV | shown)
