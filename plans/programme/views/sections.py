"""Writing the plan's text on an element, or why it needs none."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from catalogue.models import Element
from core.access import member
from plans.desk import Sheet, write
from plans.models import Plan, Section
from plans.permissions import can_edit
from plans.programme.forms import SectionForm
from plans.programme.places import crumbs_of, drawn, plan_address
from plans.programme.services import write_section
from tenants.requests import MemberRequest

FIELDS = ("text", "is_not_applicable", "reason")


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def section_edit(request: MemberRequest, plan_id: UUID, code: str) -> HttpResponse:
    """Write a section."""
    plan = get_object_or_404(Plan.objects.select_related("rule_set"), pk=plan_id)
    element = Element.objects.filter(rule_set=plan.rule_set_id, code=code).first()
    if element is None:
        raise Http404

    def save(said: dict[str, Any], version: int) -> Section:
        fields = {name: said[name] for name in FIELDS}
        return write_section(plan, code, version=version, by=request.user, **fields)

    sheet = Sheet(
        key=f"section:{plan.pk}:{code}",
        place=f"section-{code}",
        title=element.name,
        action=reverse("plans:section-edit", args=[plan.pk, code]),
        back=plan_address(plan, f"section-{code}"),
        make=SectionForm,
        save=save,
        facts=_facts,
        row=Section.objects.filter(plan=plan, element=code).first(),
        after=lambda _row: drawn(request, "_text_saved", plan, code=code),
        parts="plans/programme/_section_fields.html",
        crumbs=crumbs_of(plan),
        level=3,
        more={"element": element},
    )
    return write(request, sheet)


def _facts(section: Section | None) -> dict[str, Any]:
    empty = {"text": "", "is_not_applicable": False, "reason": ""}
    return {name: getattr(section, name) for name in FIELDS} if section else empty
