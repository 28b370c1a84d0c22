"""Putting objectives and measures in order: by buttons, by the keyboard or by dragging, and two people at once."""

from typing import Any
from uuid import UUID

from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.workspace.models import WorkspaceEvent
from core.access import member
from plans.editing import Gone, StaleEdit
from plans.models import Objective, Plan
from plans.pages import show
from plans.permissions import can_edit
from plans.programme.places import crumbs_of, number_of, plan_address
from plans.programme.services import put_in_order
from tenants.requests import MemberRequest

ALL = ("GET", "HEAD", "POST")
NAMES = ("plans/programme/order.html", "plans/programme/_order.html")
CONFLICT = 409


@member(can_edit)
@require_http_methods(ALL)
def objectives_order(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Put the objectives of a plan in order."""
    plan = get_object_or_404(Plan.objects.select_related("rule_set"), pk=plan_id)
    return _ordered(
        request,
        plan.objectives.all(),
        title=_("Order of the objectives"),
        action=reverse("plans:objectives-order", args=[plan.pk]),
        back=plan_address(plan, "objectives"),
        plan=plan,
    )


@member(can_edit)
@require_http_methods(ALL)
def measures_order(request: MemberRequest, objective_id: UUID) -> HttpResponse:
    """Put the measures of an objective in order."""
    rows = Objective.objects.select_related("plan__rule_set")
    objective = get_object_or_404(rows, pk=objective_id)
    number = {"number": number_of(objective)}
    return _ordered(
        request,
        objective.measures.all(),
        title=_("Order of the measures of objective %(number)s") % number,
        action=reverse("plans:measures-order", args=[objective.pk]),
        back=plan_address(objective.plan, f"o-{objective.pk}"),
        plan=objective.plan,
    )


def _ordered(
    request: MemberRequest, rows: models.QuerySet[Any], *, plan: Plan, **words: str
) -> HttpResponse:
    context: dict[str, Any] = {**words, "plan": plan, "crumbs": crumbs_of(plan), "nav_key": "plan"}
    if request.method != "POST":
        return show(request, NAMES, context | {"rows": list(rows)})
    wanted, moved = _wanted(request)
    try:
        put_in_order(rows, wanted, by=request.user, seen=_keys(request.POST.getlist("seen")))
    except (StaleEdit, Gone):
        return _conflict(request, rows, wanted, context)
    if not request.htmx:
        return redirect(words["action"])
    saved = {"rows": list(rows.all()), "moved": moved, "is_saved": True}
    return show(request, NAMES, context | saved)


def _conflict(
    request: MemberRequest, rows: models.QuerySet[Any], wanted: list[UUID], context: dict[str, Any]
) -> HttpResponse:
    """Show the order as it is now beside the one that was wanted, which can still be taken."""
    now = {row.pk: row for row in rows.all()}
    kept = [key for key in wanted if key in now]
    mine = kept + [key for key in now if key not in kept]
    changes = WorkspaceEvent.objects.filter(verb="order.changed", object_id__in=map(str, now))
    name = changes.values_list("actor_name", flat=True).first()
    found = {"rows": list(now.values()), "mine": [now[key] for key in mine] if kept else []}
    said = {"name": name or _("Somebody")}
    return show(request, NAMES, context | found | said | {"is_stale": True}, status=CONFLICT)


def _wanted(request: MemberRequest) -> tuple[list[UUID], str]:
    """Return the order that is asked for, with the row that a button moves by one."""
    order = _keys(request.POST.getlist("order"))
    way, _colon, text = request.POST.get("move", "").partition(":")
    moved = next(iter(_keys([text])), None)
    if moved is None or moved not in order:
        return order, ""
    here = order.index(moved)
    there = max(0, here - 1) if way == "up" else min(len(order) - 1, here + 1)
    order.insert(there, order.pop(here))
    return order, f"{way}:{moved}"


def _keys(texts: list[str]) -> list[UUID]:
    keys = []
    for text in texts[:1000]:
        try:
            keys.append(UUID(text))
        except ValueError:
            continue
    return keys
