"""Addresses of the plan page and of the places on it, and how a place is drawn anew for htmx."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from plans.editing import Gone
from plans.models import Objective, Plan
from plans.programme.page import page_of
from plans.programme.services import move
from tenants.requests import MemberRequest
from ui.navigation import Link


def plan_address(plan: Plan | UUID | None, place: str = "") -> str:
    """Return the address of a plan's page, at a place on it."""
    key = plan.pk if isinstance(plan, Plan) else plan
    address = reverse("plans:plan", args=[key] if key else [])
    return f"{address}#{place}" if place else address


def crumbs_of(plan: Plan) -> list[Link]:
    """Return the way to a form of the plan."""
    return [
        Link(_("Overview"), reverse("plans:home")),
        Link(_("Plan %(period)s") % {"period": plan.period}, plan_address(plan)),
    ]


def drawn(request: MemberRequest, part: str, plan: Plan, **what: Any) -> HttpResponse:
    """Draw a part of the plan page again, and with it what else on the page it changes."""
    page = page_of(plan, request.member)
    context: dict[str, Any] = {"page": page, "plan": plan, **what}
    objective = what.get("objective")
    if isinstance(objective, Objective):
        context["card"] = card = page.card(objective.pk)
        lines = card.measures if card else []
        measure = what.get("measure")
        context["line"] = next((line for line in lines if line.measure == measure), None)
    return render(request, f"plans/programme/{part}.html", context)


def number_of(objective: Objective) -> int:
    """Return the objective's number in its plan."""
    keys = list(objective.plan.objectives.values_list("pk", flat=True))
    return keys.index(objective.pk) + 1


def moved(request: MemberRequest, rows: models.QuerySet[Any], key: UUID, back: str) -> HttpResponse:
    """Let a row change places with its neighbour, and go back to it."""
    try:
        move(rows, key, up=request.POST.get("direction") == "up", by=request.user)
    except Gone:
        messages.info(request, _("It had been removed already."))
    return redirect(back)
