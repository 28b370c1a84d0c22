"""A measure's own page: how it stands, who takes part, where it is used, and its tasks."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.clock import today
from core.permissions import require
from plans.desk import Sheet, write
from plans.models import Measure, MeasureStatus
from plans.permissions import can_contribute, can_edit, can_edit_measure, can_propose, can_read
from plans.programme.fields import schedule_words
from plans.programme.forms import ProgressForm, RolesForm
from plans.programme.page import STATUS
from plans.programme.places import crumbs_of
from plans.programme.services import change_measure
from plans.todo.queries import tasks_of
from tenants.requests import MemberRequest
from ui.navigation import Link

ALL = ("GET", "HEAD", "POST")
PROGRESS = ("status", "status_reason", "status_note")


@member(can_read)
@require_safe
def measure(request: MemberRequest, measure_id: UUID) -> HttpResponse:
    """Show a measure with all that hangs on it."""
    row = _found(measure_id)
    context = {
        "measure": row,
        "plan": row.objective.plan,
        "kind": STATUS[MeasureStatus(row.status)],
        "schedule": schedule_words(row.starts, row.ends, is_continuous=row.is_continuous),
        "tasks": tasks_of(row),
        "today": today(),
        "proposals": row.proposals.all()[:10],
        "may_edit": can_edit(request.member),
        "may_update": can_edit_measure(request.member, row),
        "may_propose": can_propose(request.member),
        "crumbs": crumbs_of(row.objective.plan),
        "nav_key": "plan",
    }
    return render(request, "plans/programme/measure.html", context)


@member(can_contribute)
@require_http_methods(ALL)
def measure_progress(request: MemberRequest, measure_id: UUID) -> HttpResponse:
    """Say how a measure stands and what has been done; a contributor of their own bodies' measures."""
    row = _found(measure_id)
    require(can_edit_measure, request.member, row)

    def save(said: dict[str, Any], version: int) -> Measure:
        return change_measure(row, version=version, by=request.user, **said)

    sheet = _sheet(
        row,
        key=f"progress:{row.pk}",
        title=_("How does the measure stand?"),
        action=reverse("plans:measure-progress", args=[row.pk]),
        make=ProgressForm,
        save=save,
        row=row,
        facts=lambda shown: {name: getattr(shown, name) for name in PROGRESS},
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def measure_roles(request: MemberRequest, measure_id: UUID) -> HttpResponse:
    """Say in what role each partner takes part."""
    row = _found(measure_id)
    partners = list(row.partners.all())
    if not partners:
        raise Http404
    keys = {RolesForm.name_of(partner.body_id): partner.body_id for partner in partners}

    def make(**given: Any) -> RolesForm:
        return RolesForm(bodies=[partner.body for partner in partners], **given)

    def save(said: dict[str, Any], version: int) -> Measure:
        roles = {keys[name]: role for name, role in said.items()}
        return change_measure(row, version=version, by=request.user, roles=roles)

    def facts(shown: Measure) -> dict[str, str]:
        roles = shown.partners.values_list("body_id", "role")
        return {RolesForm.name_of(key): role for key, role in roles}

    sheet = _sheet(
        row,
        key=f"roles:{row.pk}",
        title=_("What do the partners do?"),
        action=reverse("plans:measure-roles", args=[row.pk]),
        make=make,
        save=save,
        row=row,
        facts=facts,
    )
    return write(request, sheet)


def _found(key: UUID) -> Measure:
    rows = Measure.objects.select_related("objective__plan__rule_set", "responsible")
    return get_object_or_404(
        rows.prefetch_related("partners__body", "document_uses__document"), pk=key
    )


def _sheet(of: Measure, **more: Any) -> Sheet:
    plan, address = of.objective.plan, reverse("plans:measure", args=[of.pk])
    return Sheet(
        place="measure",
        back=address,
        crumbs=[*crumbs_of(plan), Link(of.title, address)],
        level=2,
        more={"nav_key": "plan", "lead": of.title},
        **more,
    )
