"""The versions that were frozen, each as it was, and how two of them differ."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import member
from plans.document.content import content_of
from plans.document.differences import differences_between
from plans.document.forms import DifferencesForm
from plans.document.places import page_of
from plans.document.reading import read
from plans.document.views.states import ways_from
from plans.languages.queries import kept_languages
from plans.models import Approval, Plan, PlanVersion
from plans.permissions import can_approve, can_coordinate, can_read
from plans.queries import plan_with
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_read)
@require_safe
def versions(request: MemberRequest, plan: UUID) -> HttpResponse:
    """List the versions that were frozen, and the steps that the plan has taken."""
    row = plan_with(plan)
    shown = {
        "versions": list(_versions(row).defer("document")),
        "changes": list(row.state_changes.select_related("version").defer("version__document")),
        "ways": ways_from(row) if can_coordinate(request.member) else [],
        "may_approve": can_approve(request.member),
        "may_delete": can_coordinate(request.member),
    }
    return render(request, "plans/document/versions.html", shown | page_of(row))


@member(can_read)
@require_safe
def version(request: MemberRequest, plan: UUID, number: int) -> HttpResponse:
    """Show a version as it was frozen, from its own document."""
    row = plan_with(plan)
    frozen = _versions(row).filter(number=number).first()
    if frozen is None:
        raise Http404
    shown = {
        "version": frozen,
        "reading": read(frozen.document),
        "tongues": kept_languages(frozen.document),
        "before": row.versions.filter(number__lt=number).values_list("number", flat=True).first(),
    }
    listed = Link(_("Versions"), reverse("plans:versions", args=(plan,)))
    return render(request, "plans/document/version.html", shown | page_of(row, listed))


@member(can_read)
@require_safe
def differences(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Say in words how a version differs from another, or from what the plan says now."""
    row = plan_with(plan)
    numbers = list(row.versions.values_list("number", flat=True))
    form = DifferencesForm(_asked(request, numbers), numbers=numbers)
    shown: dict[str, Any] = {"form": form, "numbers": numbers}
    if numbers and form.is_valid():
        older, newer = form.cleaned_data["older"], form.cleaned_data["newer"]
        documents = dict(
            row.versions.filter(number__in=[older, newer]).values_list("number", "document")
        )
        after = content_of(row) if newer == 0 else documents[newer]
        shown |= {
            "older": older,
            "newer": newer,
            "parts": differences_between(documents[older], after),
            "language": after["language"],
        }
    listed = Link(_("Versions"), reverse("plans:versions", args=(plan,)))
    return render(request, "plans/document/differences.html", shown | page_of(row, listed))


def _asked(request: MemberRequest, numbers: list[int]) -> dict[str, Any]:
    """Return what is compared: what was asked for, or else the latest version with what the plan says now."""
    proposed = {"older": numbers[0] if numbers else "", "newer": 0}
    return proposed | {name: request.GET[name] for name in proposed if name in request.GET}


def _versions(plan: Plan) -> Any:
    decisions = Approval.objects.select_related("municipality")
    return PlanVersion.objects.filter(plan=plan).prefetch_related(
        Prefetch("approvals", decisions), "state_changes"
    )
