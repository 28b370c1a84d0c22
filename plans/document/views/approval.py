"""Recording the decision that freezes the plan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from core.documents import fingerprint
from core.errors import Refusal
from plans.document.content import content_of, decided_of
from plans.document.forms import ApprovalForm
from plans.document.places import checks_of, page_of
from plans.document.queries import State, approved_versions, completeness
from plans.document.services import approve_plan
from plans.models import Approval, Plan
from plans.pages import WRONG, attempt, go, show
from plans.permissions import can_approve
from plans.queries import plan_with
from tenants.requests import MemberRequest


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
    return show(
        request, names, _before_approval(row) | {"form": form} | page_of(row), status=status
    )


def _approved(request: MemberRequest, plan: Plan, form: ApprovalForm) -> Approval | None:
    try:
        return attempt(form, lambda: approve_plan(plan, by=request.user, **form.cleaned_data))
    except Refusal as refusal:
        name = "decided_on" if refusal.code == "day_not_possible" else None
        form.add_error(name, refusal.message)
    return None


def _before_approval(plan: Plan) -> dict[str, Any]:
    content, approved = content_of(plan), approved_versions(plan).first()
    latest = plan.versions.defer("document").first()
    is_frozen = latest is not None and latest.content_hash == fingerprint(content)
    return {
        "missing": checks_of([each for each in completeness(plan) if each.state == State.MISSING]),
        "latest": approved,
        "unchanged": approved is not None and decided_of(approved.document) == decided_of(content),
        "next_number": (latest.number if latest else 0) + (0 if is_frozen else 1),
    }
