"""The timetable: days by which something is to be ready, and days on which it was."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.clock import today
from plans.desk import Sheet, write
from plans.models import Milestone, Plan
from plans.pages import found, show
from plans.permissions import can_edit, can_read
from plans.preparation.forms import MilestoneForm
from plans.preparation.services import change_milestone, set_milestone
from plans.preparation.services import remove_milestone as remove
from plans.preparation.views.asking import ask
from plans.timetable.queries import countdown_of
from tenants.requests import MemberRequest
from ui.navigation import Link

ALL = ("GET", "HEAD", "POST")


@member(can_read)
@require_safe
def milestones(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Show the timetable of a plan as a line of days."""
    row = found(Plan.objects.all(), plan)
    days = list(row.milestones.select_related("body", "step"))
    countdown = countdown_of(row)
    shown = {
        "plan": row,
        "milestones": days,
        "late": {each.pk for each in days if each.is_late(today())},
        "countdown": countdown,
        "moved_to": countdown.moved_to if countdown else None,
        "may_edit": can_edit(request.member),
        "nav_key": "home",
        "crumbs": _crumbs(row.pk),
    }
    names = ("plans/preparation/milestones.html", "plans/preparation/_milestones.html")
    return show(request, names, shown)


@member(can_edit)
@require_http_methods(ALL)
def add_milestone(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Add a day to the timetable."""
    row = found(Plan.objects.all(), plan)

    def save(said: dict[str, Any], _version: int) -> Milestone:
        return set_milestone(row, by=request.user, **said)

    action = reverse("plans:milestone_add", args=(plan,))
    key = f"milestone:new:{plan}"
    return write(
        request, _sheet(key, plan, _("Add a milestone"), action, save=save, place="milestone")
    )


@member(can_edit)
@require_http_methods(ALL)
def milestone(request: MemberRequest, milestone: UUID) -> HttpResponse:
    """Change a milestone, or say on which day it was ready."""
    row = found(Milestone.objects.select_related("plan"), milestone)

    def save(said: dict[str, Any], version: int) -> Milestone:
        return change_milestone(row, version=version, by=request.user, **said)

    sheet = _sheet(
        f"milestone:{milestone}",
        row.plan_id,
        _("Change the milestone"),
        reverse("plans:milestone", args=(milestone,)),
        save=save,
        place=f"milestone-{milestone}",
        row=row,
        facts=_facts,
        again=reverse("plans:milestone_add", args=(row.plan_id,)),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def remove_milestone(request: MemberRequest, milestone: UUID) -> HttpResponse:
    """Take a day out of the timetable, after asking."""
    row = found(Milestone.objects.all(), milestone)
    timetable = reverse("plans:milestones", args=(row.plan_id,))
    return ask(
        request,
        row,
        lambda version: remove(row, version=version, by=request.user),
        question=_("Delete the milestone “%(title)s”?") % {"title": row.title},
        words=_("It is taken out of the timetable."),
        done=_("The milestone has been deleted."),
        leave=timetable,
        onward=timetable,
    )


def _sheet(key: str, plan: UUID, title: str, action: str, **more: Any) -> Sheet:
    timetable = reverse("plans:milestones", args=(plan,))
    return Sheet(
        key=key,
        title=title,
        action=action,
        back=timetable,
        make=MilestoneForm,
        more={"nav_key": "home"},
        level=2,
        parts="plans/preparation/_milestone_fields.html",
        crumbs=[*_crumbs(plan), Link(_("Timetable"), timetable)],
        **more,
    )


def _facts(row: Milestone) -> dict[str, Any]:
    return {name: getattr(row, name) for name in MilestoneForm.Meta.fields}


def _crumbs(plan: UUID) -> list[Link]:
    return [
        Link(_("Overview"), reverse("plans:home", args=(plan,))),
        Link(_("Step 1"), reverse("plans:step", args=(plan, 1))),
    ]
