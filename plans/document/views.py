"""Step 7: what is in the plan and what is missing, the approval, and the versions that it froze."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.errors import Refusal
from plans.document.content import decided_of
from plans.document.forms import ApprovalForm
from plans.document.queries import ElementState, State, completeness, completeness_of
from plans.document.reading import read
from plans.document.services import approve_plan
from plans.home.overview import address
from plans.languages.queries import kept_languages
from plans.models import Approval, Plan, PlanVersion
from plans.pages import WRONG, attempt, go, show
from plans.permissions import can_approve, can_coordinate, can_read
from plans.queries import plan_with, whole_of
from tenants.requests import MemberRequest
from ui.navigation import Link
from ui.parts import Check

DRAWN = {State.MET: "ok", State.MISSING: "bad", State.NOT_APPLICABLE: "none"}


@member(can_read)
@require_safe
def elements(request: MemberRequest, plan: UUID) -> HttpResponse:
    """List the elements of the rule set: which are in the plan, which are missing, and where they are mended."""
    row = plan_with(plan)
    states = completeness(row)
    missing = sum(each.state == State.MISSING for each in states)
    shown = {
        "checks": checks_of(states),
        "missing": missing,
        "total": len(states),
        "done": len(states) - missing,
        "may_approve": can_approve(request.member),
    }
    return render(request, "plans/document/elements.html", shown | _page(row))


@member(can_approve)
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Record a body's decision, which freezes the plan as its next version."""
    row = plan_with(plan)
    form = ApprovalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        approval = _approved(request, row, form)
        if approval:
            words = _("Version %(number)s of the plan has been recorded as approved.")
            messages.success(request, words % {"number": approval.version.number})
            return go(request, reverse("plans:version", args=(plan, approval.version.number)))
    names = ("plans/document/approve.html", "plans/document/_approve.html")
    status = WRONG if form.errors else 200
    return show(request, names, _before_approval(row) | {"form": form} | _page(row), status=status)


def _approved(request: MemberRequest, plan: Plan, form: ApprovalForm) -> Approval | None:
    try:
        return attempt(form, lambda: approve_plan(plan, by=request.user, **form.cleaned_data))
    except Refusal as refusal:
        name = "decided_on" if refusal.code == "day_not_possible" else None
        form.add_error(name, refusal.message)
    return None


def _before_approval(plan: Plan) -> dict[str, Any]:
    whole, latest = whole_of(plan), plan.versions.first()
    missing = [each for each in completeness_of(whole) if each.state == State.MISSING]
    return {
        "missing": checks_of(missing),
        "latest": latest,
        "unchanged": latest is not None and decided_of(latest.document) == decided_of(whole),
        "next_number": latest.number + 1 if latest else 1,
    }


@member(can_read)
@require_safe
def versions(request: MemberRequest, plan: UUID) -> HttpResponse:
    """List the versions that bodies have approved."""
    row = plan_with(plan)
    shown = {
        "versions": _with_approvals(row).defer("document"),
        "may_approve": can_approve(request.member),
        "may_delete": can_coordinate(request.member),
    }
    return render(request, "plans/document/versions.html", shown | _page(row))


@member(can_read)
@require_safe
def version(request: MemberRequest, plan: UUID, number: int) -> HttpResponse:
    """Show a version as it was frozen, from its own document."""
    row = plan_with(plan)
    frozen = _with_approvals(row).filter(number=number).first()
    if frozen is None:
        raise Http404
    shown = {"version": frozen, "reading": read(frozen.document)} | _page(row)
    shown["tongues"] = kept_languages(frozen.document)
    shown["crumbs"] = [
        *_crumbs(row),
        Link(_("Approved versions"), reverse("plans:versions", args=(plan,))),
    ]
    return render(request, "plans/document/version.html", shown)


def checks_of(states: list[ElementState]) -> list[Check]:
    """Return elements as they are drawn, each with the page on which it is mended."""
    return [
        Check(
            key=f"element-{each.code}",
            title=f"{each.code} {each.name}" if each.code.startswith("E") else each.name,
            state=DRAWN[each.state],
            note=" ".join(filter(None, (each.reason, each.place))),
            url=address(each.mend.name, *each.mend.args, anchor=each.mend.anchor),
            action=_("Mend") if each.state == State.MISSING else _("Look at it"),
        )
        for each in states
    ]


def _with_approvals(plan: Plan) -> Any:
    decisions = Approval.objects.select_related("municipality")
    return PlanVersion.objects.filter(plan=plan).prefetch_related(Prefetch("approvals", decisions))


def _page(plan: Plan) -> dict[str, Any]:
    return {"plan": plan, "nav_key": "home", "crumbs": _crumbs(plan)}


def _crumbs(plan: Plan) -> list[Link]:
    return [
        Link(_("Overview"), reverse("plans:home", args=(plan.pk,))),
        Link(_("Step 7"), reverse("plans:step", args=(plan.pk, 7))),
    ]
