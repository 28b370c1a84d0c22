"""What is in the plan and what is missing, and what is done elsewhere."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from plans.desk import Sheet, write
from plans.document.forms import ElsewhereForm
from plans.document.places import checks_of, page_of, title_of
from plans.document.preview import kept_texts
from plans.document.queries import State, completeness, completeness_of
from plans.document.services import settle_elsewhere
from plans.models import ElementMark
from plans.permissions import can_approve, can_edit, can_read
from plans.queries import plan_with, whole_of
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_read)
@require_safe
def elements(request: MemberRequest, plan: UUID) -> HttpResponse:
    """List the elements of the rule set: which are in the plan, which are missing, and where they are mended."""
    row = plan_with(plan)
    whole = whole_of(row)
    states = completeness_of(whole)
    missing = sum(each.state == State.MISSING for each in states)
    shown = {
        "rows": list(zip(checks_of(states), states, strict=True)),
        "kept": kept_texts(whole),
        "may_edit": can_edit(request.member),
        "missing": missing,
        "total": len(states),
        "done": len(states) - missing,
        "may_approve": can_approve(request.member),
    }
    return render(request, "plans/document/elements.html", shown | page_of(row))


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def elsewhere(request: MemberRequest, plan: UUID, element: str) -> HttpResponse:
    """Say where an element is done if not in the plan, and why there; no words take it back."""
    row = plan_with(plan)
    found = next((each for each in completeness(row) if each.code == element), None)
    if found is None:
        raise Http404
    page = reverse("plans:elements", args=(plan,))

    def save(said: dict[str, Any], version: int) -> ElementMark | None:
        return settle_elsewhere(row, element, by=request.user, version=version, **said)

    sheet = Sheet(
        key=f"elsewhere:{plan}:{element}",
        place="elsewhere",
        title=_("Done elsewhere: %(element)s") % {"element": title_of(found)},
        action=reverse("plans:elsewhere", args=(plan, element)),
        back=f"{page}#element-{element}",
        make=ElsewhereForm,
        save=save,
        facts=lambda mark: {"reason": mark.reason} if mark else {},
        row=found.elsewhere,
        more={"nav_key": "home"},
        crumbs=[*page_of(row)["crumbs"], Link(_("What is in the plan and what is missing"), page)],
    )
    return write(request, sheet)
