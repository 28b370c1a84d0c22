"""The measures of a body: what it answers for, takes part in, measures and has agreed to do."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from plans.models import Body
from plans.monitoring.figures import reading_of
from plans.overviews.forms import BodyChoice
from plans.overviews.queries import bodies_of, ours_of
from plans.permissions import can_edit, can_read
from plans.programme.fields import schedule_words
from plans.programme.page import STATUS, rights_of
from plans.queries import current_plan
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_read)
@require_safe
def ours(request: MemberRequest) -> HttpResponse:
    """Show what the chosen body has to do; whoever acts for bodies lands on their own."""
    plan, mine = current_plan(today()), bodies_of(request.user.pk)
    form = BodyChoice(request.GET)
    asked: Body | None = form.cleaned_data["body"] if form.is_valid() else None
    bodies = [asked] if asked else mine
    if not form.is_bound or not request.GET.get("body"):
        form = BodyChoice(initial={"body": mine[0] if len(mine) == 1 else None})
    found = ours_of(plan, [body.pk for body in bodies]) if plan and bodies else None
    own = {body.pk for body in mine}
    rights = rights_of(request.member)
    context = {
        "plan": plan,
        "form": form,
        "bodies": bodies,
        "are_mine": bool(bodies) and {body.pk for body in bodies} <= own,
        "measures": [
            {
                "measure": row,
                "kind": STATUS[row.status],  # type: ignore[index]  # a choice is its text
                "schedule": schedule_words(row.starts, row.ends, is_continuous=row.is_continuous),
                "may_update": rights.over(row),
            }
            for row in (found.measures if found else ())
        ],
        "shares": found.shares if found else (),
        "indicators": [(row, reading_of(row)) for row in (found.indicators if found else ())],
        "tasks": found.tasks if found else (),
        "may_record": can_edit(request.member)
        or bool(bodies and {b.pk for b in bodies} <= set(rights.bodies)),
        "crumbs": [Link(_("Overview"), reverse("plans:home"))],
        "nav_key": "plan",
    }
    return render(request, "plans/overviews/ours.html", context)
