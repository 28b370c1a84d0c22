"""Proposals and comments: a list, each of them, and writing them down."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.clock import today
from core.permissions import require
from plans.desk import Sheet, write
from plans.models import Plan, Proposal, ProposalState
from plans.pages import found, show
from plans.permissions import can_edit, can_edit_proposal, can_propose, can_read
from plans.preparation.views.asking import ask
from plans.programme.places import crumbs_of
from plans.proposals.forms import FindForm, ProposalForm
from plans.proposals.queries import counts_of, proposals_of
from plans.proposals.services import change_proposal, propose, remove_proposal
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25
ALL = ("GET", "HEAD", "POST")


@member(can_read)
@require_safe
def proposals(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """List a plan's proposals and comments, a page at a time."""
    plan = get_object_or_404(Plan, pk=plan_id)
    form = FindForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"q": "", "state": "", "kind": ""}
    rows = proposals_of(plan, text=asked["q"], state=asked["state"], kind=asked["kind"])
    counts = counts_of(plan)
    context = {
        "plan": plan,
        "form": form,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "is_narrowed": any(asked.values()),
        "open_count": counts[ProposalState.OPEN],
        "may_propose": can_propose(request.member),
        "crumbs": crumbs_of(plan),
        "nav_key": "plan",
    }
    names = ("plans/proposals/proposals.html", "plans/proposals/_proposals.html")
    return show(request, names, context)


@member(can_read)
@require_safe
def proposal(request: MemberRequest, proposal_id: UUID) -> HttpResponse:
    """Show a proposal with its answer."""
    row = found(rows_of(), proposal_id)
    context = {
        "proposal": row,
        "plan": row.plan,
        "is_open": row.state == ProposalState.OPEN,
        "may_edit": can_edit_proposal(request.member, row),
        "may_answer": can_edit(request.member),
        "crumbs": way(row.plan),
        "nav_key": "plan",
    }
    return render(request, "plans/proposals/proposal.html", context)


@member(can_propose)
@require_http_methods(ALL)
def proposal_add(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Write down a proposal or a comment."""
    plan = get_object_or_404(Plan, pk=plan_id)

    def save(said: dict[str, Any], _version: int) -> Proposal:
        return propose(plan, by=request.user, **said)

    sheet = Sheet(
        key=f"proposal:new:{plan.pk}",
        place="proposal",
        title=_("Propose or comment"),
        action=reverse("plans:proposal-add", args=[plan.pk]),
        back=reverse("plans:proposals", args=[plan.pk]),
        make=partial(ProposalForm, plan=plan),
        save=save,
        initial=_about(request, plan)
        | {"said_on": today(), "from_whom": str(request.user), "kind": "proposal"},
        crumbs=way(plan),
    )
    return write(request, sheet)


@member(can_propose)
@require_http_methods(ALL)
def proposal_edit(request: MemberRequest, proposal_id: UUID) -> HttpResponse:
    """Change what was written down; whoever did may until it is answered."""
    row = found(rows_of(), proposal_id)
    require(can_edit_proposal, request.member, row)

    def save(said: dict[str, Any], version: int) -> Proposal:
        return change_proposal(row, version=version, by=request.user, **said)

    sheet = Sheet(
        key=f"proposal:{row.pk}",
        place="proposal",
        title=_("Change the proposal"),
        action=reverse("plans:proposal-edit", args=[row.pk]),
        back=reverse("plans:proposal", args=[row.pk]),
        make=partial(ProposalForm, plan=row.plan),
        save=save,
        facts=lambda shown: {name: getattr(shown, name) for name in ProposalForm.Meta.fields},
        row=row,
        crumbs=way(row.plan),
    )
    return write(request, sheet)


@member(can_propose)
@require_http_methods(ALL)
def proposal_remove(request: MemberRequest, proposal_id: UUID) -> HttpResponse:
    """Remove a proposal, after asking."""
    row = found(rows_of(), proposal_id)
    require(can_edit_proposal, request.member, row)
    return ask(
        request,
        row,
        lambda version: remove_proposal(row, version=version, by=request.user),
        question=_("Delete the proposal?"),
        words=_("What it led to stays in the plan."),
        done=_("The proposal has been deleted."),
        leave=reverse("plans:proposal", args=[row.pk]),
        onward=reverse("plans:proposals", args=[row.plan_id]),
    )


def rows_of() -> Any:
    """Return proposals with what they are about and what they led to."""
    return Proposal.objects.select_related(
        "plan__rule_set", "objective", "measure__objective", "led_to_objective", "led_to_measure"
    )


def way(plan: Plan) -> list[Link]:
    """Return the way to a page of a proposal."""
    listed = reverse("plans:proposals", args=[plan.pk])
    return [*crumbs_of(plan), Link(_("Proposals and comments"), listed)]


def _about(request: MemberRequest, plan: Plan) -> dict[str, Any]:
    """Choose beforehand what the link that was followed is about, if it is of this plan."""
    form = ProposalForm(plan=plan)
    for name in ("objective", "measure"):
        try:
            if chosen := form.fields[name].clean(request.GET.get(name, "")):
                return {name: chosen}
        except ValidationError:
            continue
    return {}
