"""Carrying the plan over: a look at what would happen, and then one click."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from core.errors import Refusal
from plans.document.forms import CarryForm
from plans.document.places import page_of
from plans.document.preview import Preview, preview_of
from plans.document.services import carry_over, change_rules
from plans.forms import note_errors
from plans.models import Plan
from plans.pages import WRONG, go
from plans.permissions import can_coordinate
from plans.queries import plan_with
from tenants.requests import MemberRequest

PAGE = "plans/document/carry.html"


@member(can_coordinate)
@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Show what carrying the plan over would do, and do it."""
    row = plan_with(plan)
    asked = request.POST if request.method == "POST" else request.GET
    form = CarryForm(asked if "way" in asked else None, initial=_proposed(row))
    preview = None
    if form.is_bound and form.is_valid():
        if request.method == "POST" and (made := _carried(request, row, form)):
            return go(request, reverse("plans:home", args=(made.pk,)))
        if not form.errors:
            preview = _preview(row, form.cleaned_data)
    shown = {"form": form, "preview": preview} | page_of(row)
    return render(request, PAGE, shown, status=WRONG if form.errors else 200)


def _carried(request: MemberRequest, plan: Plan, form: CarryForm) -> Plan | None:
    said = dict(form.cleaned_data)
    way = said.pop("way")
    try:
        if way == "new":
            made = carry_over(plan, by=request.user, **said)
            messages.success(request, _("The new plan has been started with what this one says."))
        else:
            made = change_rules(plan, by=request.user, rule_set=said["rule_set"])
            messages.success(request, _("The plan is measured against the other rule set now."))
    except ValidationError as error:
        note_errors(form, error)
        return None
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return None
    return made


def _preview(plan: Plan, said: dict[str, Any]) -> Preview:
    first_year = said["first_year"] if said["way"] == "new" else None
    return preview_of(
        plan, said["rule_set"], first_year=first_year, with_finished=said["with_finished"]
    )


def _proposed(plan: Plan) -> dict[str, Any]:
    length = plan.last_year - plan.first_year
    return {
        "way": "new",
        "rule_set": plan.rule_set_id,
        "first_year": plan.last_year + 1,
        "last_year": plan.last_year + 1 + length,
    }
