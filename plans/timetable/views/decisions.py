"""The decision path: which body handles what and when, and what it decided."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.clock import today
from plans.desk import Sheet, write
from plans.models import Body, DecisionStep, Plan
from plans.pages import found, show
from plans.permissions import can_edit, can_read
from plans.preparation.views.asking import ask
from plans.timetable import services
from plans.timetable.forms import DecisionForm
from tenants.requests import MemberRequest
from ui.navigation import Link

ALL = ("GET", "HEAD", "POST")


@member(can_read)
@require_safe
def decisions(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Show the bodies on the plan's way to its approval, in the order of their days."""
    row = found(Plan.objects.all(), plan)
    steps = list(row.decision_steps.select_related("body"))
    shown = {
        "plan": row,
        "steps": steps,
        "late": {step.pk for step in steps if step.is_late(today())},
        "has_bodies": bool(steps) or Body.objects.exists(),
        "may_edit": can_edit(request.member),
        "nav_key": "home",
        "crumbs": _crumbs(row.pk),
    }
    names = ("plans/timetable/decisions.html", "plans/timetable/_decisions.html")
    return show(request, names, shown)


@member(can_edit)
@require_http_methods(ALL)
def add_decision(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Put a body on the decision path."""
    row = found(Plan.objects.all(), plan)

    def save(said: dict[str, Any], _version: int) -> DecisionStep:
        return services.plan_decision(row, by=request.user, **said)

    action = reverse("plans:decision-add", args=(plan,))
    return write(
        request,
        _sheet(
            f"decision:new:{plan}",
            plan,
            _("Add a body to the decision path"),
            action,
            save=save,
            place="decision",
        ),
    )


@member(can_edit)
@require_http_methods(ALL)
def decision(request: MemberRequest, decision: UUID) -> HttpResponse:
    """Change what a body handles, or record what it decided."""
    row = found(DecisionStep.objects.select_related("plan"), decision)

    def save(said: dict[str, Any], version: int) -> DecisionStep:
        return services.change_decision(row, version=version, by=request.user, **said)

    sheet = _sheet(
        f"decision:{decision}",
        row.plan_id,
        _("Change the step of the decision path"),
        reverse("plans:decision", args=(decision,)),
        save=save,
        place=f"decision-{decision}",
        row=row,
        facts=_facts,
        again=reverse("plans:decision-add", args=(row.plan_id,)),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def remove_decision(request: MemberRequest, decision: UUID) -> HttpResponse:
    """Take a body off the decision path, after asking."""
    row = found(DecisionStep.objects.select_related("body"), decision)
    path = reverse("plans:decisions", args=(row.plan_id,))
    return ask(
        request,
        row,
        lambda version: services.remove_decision(row, version=version, by=request.user),
        question=_("Take “%(handles)s” off the decision path?") % {"handles": row.handles},
        words=_("The body itself stays in the list of bodies."),
        done=_("It has been taken off the decision path."),
        leave=path,
        onward=path,
    )


def _sheet(key: str, plan: UUID, title: str, action: str, **more: Any) -> Sheet:
    path = reverse("plans:decisions", args=(plan,))
    return Sheet(
        key=key,
        title=title,
        action=action,
        back=path,
        make=DecisionForm,
        more={"nav_key": "home"},
        crumbs=[*_crumbs(plan), Link(_("Decision path"), path)],
        **more,
    )


def _facts(row: DecisionStep) -> dict[str, Any]:
    return {name: getattr(row, name) for name in DecisionForm.Meta.fields}


def _crumbs(plan: UUID) -> list[Link]:
    return [Link(_("Overview"), reverse("plans:home", args=(plan,)))]
