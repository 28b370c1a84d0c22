"""Writing measures, and recording what has been done."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from core.access import member
from core.permissions import require
from plans.desk import Sheet, write
from plans.models import Measure, Objective
from plans.permissions import can_contribute, can_edit, can_edit_measure
from plans.programme.forms import MeasureForm
from plans.programme.page import rights_of
from plans.programme.places import crumbs_of, drawn, moved, number_of, plan_address
from plans.programme.services import body_named, change_measure, plan_measure
from plans.removal import Removal, take_away
from tenants.requests import MemberRequest

PARTS = "plans/programme/_measure_fields.html"
PLAIN = (
    "title", "description", "responsible", "is_continuous", "starts", "ends", "cost", "resources", "funding",
    "status", "status_reason", "status_note", "for_good_relations", "for_everybody",
    "target_groups",
)  # fmt: skip


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_add(request: MemberRequest, objective_id: UUID) -> HttpResponse:
    """Write a new measure for an objective."""
    objective = get_object_or_404(
        Objective.objects.select_related("plan__rule_set"), pk=objective_id
    )

    def after(measure: Measure | None) -> HttpResponse:
        part = "_measure_added" if measure else "_measure_new"
        return drawn(request, part, objective.plan, objective=objective, measure=measure)

    sheet = Sheet(
        key=f"measure:new:{objective.pk}",
        place=f"m-new-{objective.pk}",
        title=_("New measure"),
        action=reverse("plans:measure-add", args=[objective.pk]),
        back=plan_address(objective.plan, f"m-new-{objective.pk}"),
        make=MeasureForm,
        save=lambda said, _version: _plan(objective, said, request.user),
        after=after,
        parts=PARTS,
        crumbs=crumbs_of(objective.plan),
    )
    return write(request, sheet)


@member(can_contribute)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_edit(request: MemberRequest, measure_id: UUID) -> HttpResponse:
    """Change a measure, or record what has been done; a contributor those of their own bodies."""
    measure = _found(measure_id)
    if measure is None:
        return write(request, _gone(request, measure_id))
    require(can_edit_measure, request.member, measure)
    objective, plan = measure.objective, measure.objective.plan

    def after(_row: Any) -> HttpResponse:
        return drawn(request, "_measure_saved", plan, objective=objective, measure=measure)

    sheet = Sheet(
        key=f"measure:{measure.pk}",
        place=f"m-{measure.pk}",
        title=_("Measure %(number)s") % {"number": _number(measure)},
        action=reverse("plans:measure-edit", args=[measure.pk]),
        back=plan_address(plan, f"m-{measure.pk}"),
        make=_maker(request),
        save=lambda said, version: _change(measure, said, version, request.user),
        facts=_facts,
        row=measure,
        parent=str(objective.pk),
        again=_again(request, str(objective.pk)),
        after=after,
        parts=PARTS,
        crumbs=crumbs_of(plan),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_remove(request: MemberRequest, measure_id: UUID) -> HttpResponse:
    """Ask, and remove a measure."""
    measure = _found(measure_id)
    plan = measure.objective.plan if measure else None
    removal = Removal(
        row=measure,
        key=measure_id,
        title=_("Remove the measure?"),
        back=plan_address(plan, f"m-new-{measure.objective_id}" if measure else "objectives"),
        crumbs=crumbs_of(plan) if plan else (),
    )
    return take_away(request, removal)


@member(can_edit)
@require_POST
def measure_move(request: MemberRequest, measure_id: UUID) -> HttpResponse:
    """Move a measure up or down within its objective."""
    measure = get_object_or_404(Measure.objects.select_related("objective__plan"), pk=measure_id)
    back = plan_address(measure.objective.plan, f"m-{measure.pk}")
    return moved(request, measure.objective.measures.all(), measure.pk, back)


def _found(key: UUID) -> Measure | None:
    rows = Measure.objects.select_related("objective__plan__rule_set", "responsible")
    return rows.filter(pk=key).first()


def _gone(request: MemberRequest, key: UUID) -> Sheet:
    return Sheet(
        key=f"measure:{key}",
        place=f"m-{key}",
        title=_("Measure"),
        action=reverse("plans:measure-edit", args=[key]),
        back=plan_address(None),
        make=_maker(request),
        save=lambda _said, _version: None,
        gone=True,
        again=_again(request, request.POST.get("parent", "")),
    )


def _again(request: MemberRequest, objective: str) -> str:
    """Return where a removed measure can be saved as new, if its objective is still there."""
    try:
        key = UUID(objective)
    except ValueError:
        return ""
    if not can_edit(request.member) or not Objective.objects.filter(pk=key).exists():
        return ""
    return reverse("plans:measure-add", args=[key])


def _maker(request: MemberRequest) -> Any:
    rights = rights_of(request.member)
    return MeasureForm if rights.may_edit else partial(MeasureForm, bodies=set(rights.bodies))


def _number(measure: Measure) -> str:
    keys = list(measure.objective.measures.values_list("pk", flat=True))
    return f"{number_of(measure.objective)}.{keys.index(measure.pk) + 1}"


@transaction.atomic
def _plan(objective: Objective, said: dict[str, Any], by: User) -> Measure:
    return plan_measure(objective, by=by, partners=said["partners"], **_with_body(said, by))


@transaction.atomic
def _change(measure: Measure, said: dict[str, Any], version: int, by: User) -> Measure:
    """Change a measure; a body that was to be added is not, if the change is refused."""
    fields = _with_body(said, by)
    return change_measure(measure, version=version, by=by, partners=said["partners"], **fields)


def _with_body(said: dict[str, Any], by: User) -> dict[str, Any]:
    fields = {name: said[name] for name in PLAIN}
    if said.get("new_body") and fields["responsible"] is None:
        fields["responsible"] = body_named(said["new_body"], by=by, kind=said["new_body_kind"])
    return fields


def _facts(measure: Measure) -> dict[str, Any]:
    partners = [partner.body for partner in measure.partners.select_related("body")]
    return {name: getattr(measure, name) for name in PLAIN} | {"partners": partners}
