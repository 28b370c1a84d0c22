"""Where each element of an embedded plan stands in the host document: one form for all of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from catalogue.queries import elements_of
from core.access import member
from plans.desk import CONFLICT
from plans.editing import StaleEdit
from plans.models import ElementPlace, Plan, PlanForm
from plans.pages import WRONG, go
from plans.permissions import can_edit
from plans.preparation.forms import PlacesForm
from plans.preparation.places import place_elements
from plans.queries import plan_with
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Say in which chapter and on which page of the host document each element stands."""
    row = plan_with(plan)
    elements, known = elements_of(row.rule_set), _known(row)
    form = PlacesForm(request.POST or None, elements=elements, known=known)
    if not form.is_bound:
        return _shown(request, row, form)
    if not form.is_valid():
        return _shown(request, row, form, status=WRONG)
    try:
        place_elements(row, form.said(), by=request.user)
    except StaleEdit:
        fresh = PlacesForm.after_conflict(request.POST, elements=elements, known=_known(row))
        return _shown(request, row, fresh, status=CONFLICT)
    messages.success(request, _("Saved."))
    return go(request, reverse("plans:elements", args=(plan,)))


def _known(plan: Plan) -> dict[str, ElementPlace]:
    return {place.element: place for place in plan.places.all()}


def _shown(
    request: MemberRequest, plan: Plan, form: PlacesForm, *, status: int = 200
) -> HttpResponse:
    step = reverse("plans:step", args=(plan.pk, 1))
    page: dict[str, Any] = {
        "plan": plan,
        "form": form,
        "is_embedded": plan.form == PlanForm.EMBEDDED,
        "back": step,
        "nav_key": "home",
        "crumbs": [
            Link(_("Overview"), reverse("plans:home", args=(plan.pk,))),
            Link(_("Step 1"), step),
        ],
    }
    return render(request, "plans/preparation/places.html", page, status=status)
