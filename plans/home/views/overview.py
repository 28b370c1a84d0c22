"""The overview of a plan, and the list of all plans."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from plans.document.content import decided_of
from plans.home import activity, overview
from plans.home.authority import contact_of
from plans.home.queries import Status, next_of, steps_from
from plans.home.standing import Standing, standing_of
from plans.models import Plan
from plans.permissions import can_approve, can_contribute, can_coordinate, can_edit, can_read
from plans.queries import all_plans, current_of
from plans.todo.queries import first_tasks
from tenants.requests import MemberRequest


@member(can_read)
@require_safe
def home(request: MemberRequest, plan: UUID | None = None) -> HttpResponse:
    """Show where the planning is and what is next; without a plan, how to begin one."""
    known = all_plans()
    shown = current_of(known, today())
    if plan is not None:
        shown = next((each for each in known if each.pk == plan), None)
        if shown is None:
            raise Http404
    rights = {"may_start": can_coordinate(request.member), "nav_key": "home"}
    if shown is None:
        return render(request, "plans/home/empty.html", rights)
    page = _overview(shown) | {
        "others": len(known) - 1,
        "contact": contact_of(request.workspace, on=today()),
        "may_edit": can_edit(request.member),
        "may_approve": can_approve(request.member),
        "tasks": first_tasks(),
        "may_add_task": can_contribute(request.member),
    }
    return render(request, "plans/home/home.html", rights | page)


@member(can_read)
@require_safe
def plans(request: MemberRequest) -> HttpResponse:
    """List the workspace's plans."""
    known = all_plans()
    shown = {"plans": known, "current": current_of(known, today()), "nav_key": "home"}
    rights = {"may_start": can_coordinate(request.member)}
    return render(request, "plans/home/plans.html", shown | rights)


def _overview(plan: Plan) -> dict[str, Any]:
    standing = standing_of(plan)
    states = steps_from(standing, on=today())
    following = next_of(states)
    return {
        "plan": plan,
        "steps": overview.path_of(plan, states),
        "done": sum(state.status == Status.DONE for state in states),
        "heading": overview.heading_of(states),
        "lead": overview.lead_of(following),
        "following": following,
        "deadlines": overview.deadlines_of(plan, standing.milestones, states, on=today()),
        "happenings": activity.latest(),
        "latest": standing.latest,
        "first_contact": standing.first_contact,
        "changed": _has_changed(standing),
        "plan_page": overview.address("plans:plan", plan.pk),
        "today": today(),
    }


def _has_changed(standing: Standing) -> bool:
    """Whether the plan says something else than its latest version."""
    if standing.latest is None:
        return False
    return bool(decided_of(standing.latest.document) != decided_of(standing.whole))
