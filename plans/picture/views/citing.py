"""Choosing the findings on which an objective, a measure or a section of the plan rests."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from core.permissions import require
from plans.desk import Sheet, write
from plans.models import Finding, Measure, Objective, Plan, Section
from plans.pages import found
from plans.permissions import can_contribute, can_edit, can_edit_measure
from plans.picture.forms import CitingForm
from plans.picture.places import crumbs_of
from plans.picture.queries import questions
from plans.picture.services import Citing, cite
from plans.programme.places import plan_address
from tenants.requests import MemberRequest

ALL = ("GET", "HEAD", "POST")


@member(can_edit)
@require_http_methods(ALL)
def objective_findings(request: MemberRequest, key: UUID) -> HttpResponse:
    """Choose the findings on which an objective rests."""
    row = found(Objective.objects.select_related("plan"), key)
    return _choose(request, row, row.plan, f"o-{key}")


@member(can_contribute)
@require_http_methods(ALL)
def measure_findings(request: MemberRequest, key: UUID) -> HttpResponse:
    """Choose the findings on which a measure rests; a contributor does for the bodies they act for."""
    row = found(Measure.objects.select_related("objective__plan"), key)
    require(can_edit_measure, request.member, row)
    return _choose(request, row, row.objective.plan, f"m-{key}")


@member(can_edit)
@require_http_methods(ALL)
def section_findings(request: MemberRequest, key: UUID) -> HttpResponse:
    """Choose the findings on which a section of the plan rests."""
    row = found(Section.objects.select_related("plan"), key)
    return _choose(request, row, row.plan, f"section-{row.element}")


def _choose(request: MemberRequest, row: Citing, plan: Plan, place: str) -> HttpResponse:
    kind = str(row._meta.model_name)
    findings = list(plan.findings.exclude(title=""))

    def save(said: dict[str, Any], version: int) -> Citing:
        chosen = [each for each in findings if str(each.pk) in said["findings"]]
        return cite(row, chosen, version=version, by=request.user)

    def make(**given: Any) -> CitingForm:
        return CitingForm(**given, choices=_choices(findings))

    sheet = Sheet(
        key=f"findings:{row.pk}",
        place="findings",
        title=_("Findings on which this rests"),
        action=reverse(f"plans:{kind}-findings", args=[row.pk]),
        back=plan_address(plan, place),
        make=make,
        save=save,
        row=row,
        facts=_facts,
        crumbs=crumbs_of(plan),
        parts="plans/picture/_citing_fields.html",
        more={"nav_key": "plan", "lead": str(row) if kind != "section" else "", "plan": plan},
    )
    return write(request, sheet)


def _facts(row: Any) -> dict[str, Any]:
    return {"findings": [str(key) for key in row.citations.values_list("finding_id", flat=True)]}


def _choices(findings: list[Finding]) -> list[tuple[str, list[tuple[str, str]]]]:
    """List the findings by their questions, in the questions' order."""
    asked = {item.key: (place, item.text) for place, item in enumerate(questions())}
    last = (len(asked), _("Other findings"))
    ordered = sorted(findings, key=lambda each: asked.get(each.question, last)[0])
    return [
        (text, [(str(each.pk), each.title) for each in group])
        for (_place, text), group in groupby(
            ordered, key=lambda each: asked.get(each.question, last)
        )
    ]
