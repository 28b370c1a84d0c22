"""Writing objectives."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from catalogue.models import FrameworkGoal
from catalogue.queries import frameworks_on, target_groups
from core.access import member
from core.clock import today
from plans.desk import Sheet, write
from plans.models import Objective, Plan, Relation
from plans.permissions import can_edit
from plans.programme.forms import ObjectiveForm
from plans.programme.places import crumbs_of, drawn, moved, number_of, plan_address
from plans.programme.services import change_objective, write_objective
from plans.removal import Removal, take_away
from tenants.requests import MemberRequest

PARTS = "plans/programme/_objective_fields.html"
PLAIN = (
    "title", "theme", "present_state", "desired_change", "changes_from", "changes_to", "changes_by",
    "target_groups", "local_reason",
)  # fmt: skip


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def objective_add(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Write a new objective."""
    plan = get_object_or_404(Plan.objects.select_related("rule_set"), pk=plan_id)

    def save(said: dict[str, Any], _version: int) -> Objective:
        return write_objective(plan, by=request.user, **_with_goals(said))

    def after(objective: Objective | None) -> HttpResponse:
        part = "_objective_added" if objective else "_objective_new"
        return drawn(request, part, plan, objective=objective)

    sheet = Sheet(
        key=f"objective:new:{plan.pk}",
        place="o-new",
        title=_("New objective"),
        action=reverse("plans:objective-add", args=[plan.pk]),
        back=plan_address(plan, "o-new"),
        make=_maker(),
        save=save,
        after=after,
        parts=PARTS,
        crumbs=crumbs_of(plan),
        level=2,
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def objective_edit(request: MemberRequest, objective_id: UUID) -> HttpResponse:
    """Change an objective."""
    objective = _found(objective_id)
    if objective is None:
        return write(request, _gone(request, objective_id))
    plan = objective.plan

    def save(said: dict[str, Any], version: int) -> Objective:
        return change_objective(objective, version=version, by=request.user, **_with_goals(said))

    sheet = Sheet(
        key=f"objective:{objective.pk}",
        place=f"oh-{objective.pk}",
        title=_("Objective %(number)s") % {"number": number_of(objective)},
        action=reverse("plans:objective-edit", args=[objective.pk]),
        back=plan_address(plan, f"o-{objective.pk}"),
        make=_maker(objective),
        save=save,
        facts=_facts,
        row=objective,
        parent=str(plan.pk),
        again=reverse("plans:objective-add", args=[plan.pk]),
        after=lambda _row: drawn(request, "_objective_saved", plan, objective=objective),
        parts=PARTS,
        crumbs=crumbs_of(plan),
        level=2,
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def objective_remove(request: MemberRequest, objective_id: UUID) -> HttpResponse:
    """Ask, and remove an objective with its measures and indicators."""
    objective = _found(objective_id)
    removal = Removal(
        row=objective,
        key=objective_id,
        title=_("Remove the objective?"),
        back=plan_address(objective.plan if objective else None, "objectives"),
        words=lambda: _what_goes_too(objective) if objective else (),
        crumbs=crumbs_of(objective.plan) if objective else (),
    )
    return take_away(request, removal)


@member(can_edit)
@require_POST
def objective_move(request: MemberRequest, objective_id: UUID) -> HttpResponse:
    """Move an objective up or down."""
    objective = get_object_or_404(Objective.objects.select_related("plan"), pk=objective_id)
    back = plan_address(objective.plan, f"o-{objective.pk}")
    return moved(request, objective.plan.objectives.all(), objective.pk, back)


def _found(key: UUID) -> Objective | None:
    return Objective.objects.select_related("plan__rule_set", "theme").filter(pk=key).first()


def _gone(request: MemberRequest, key: UUID) -> Sheet:
    parent = Plan.objects.filter(pk__in=_keys(request.POST.get("parent"))).first()
    address = reverse("plans:objective-edit", args=[key])
    return Sheet(
        key=f"objective:{key}",
        place=f"oh-{key}",
        title=_("Objective"),
        action=address,
        back=plan_address(parent),
        make=_maker(),
        save=lambda _said, _version: None,
        gone=True,
        again=reverse("plans:objective-add", args=[parent.pk]) if parent else "",
    )


def _keys(text: str | None) -> list[UUID]:
    try:
        return [UUID(text or "")]
    except ValueError:
        return []


def _maker(objective: Objective | None = None) -> Any:
    linked = FrameworkGoal.objects.none()
    if objective:
        keys = list(objective.goal_links.values_list("goal_id", flat=True))
        linked = FrameworkGoal.objects.filter(pk__in=keys)
    return partial(
        ObjectiveForm,
        groups=target_groups(),
        frameworks=frameworks_on(today()),
        earlier=list(linked),
    )


def _with_goals(said: dict[str, Any]) -> dict[str, Any]:
    return said | {
        name: list(FrameworkGoal.objects.filter(pk__in=said[name]))
        for name in ("goals", "implements")
    }


def _facts(objective: Objective) -> dict[str, Any]:
    links = list(objective.goal_links.values_list("goal_id", "relation"))
    return {name: getattr(objective, name) for name in PLAIN} | {
        "goals": [goal for goal, relation in links if relation == Relation.SUPPORTS],
        "implements": [goal for goal, relation in links if relation == Relation.IMPLEMENTS],
    }


def _what_goes_too(objective: Objective) -> list[str]:
    measures, indicators = objective.measures.count(), objective.indicators.count()
    words = [
        ngettext("%(count)s measure goes with it.", "%(count)s measures go with it.", measures)
        % {"count": measures},
        ngettext(
            "%(count)s indicator goes with it, with its values.",
            "%(count)s indicators go with it, with their values.",
            indicators,
        )
        % {"count": indicators},
    ]
    return [said for said, count in zip(words, (measures, indicators), strict=True) if count]
