"""Beginning a plan, what it says of itself, and deleting it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from core.clock import today
from plans.desk import Sheet, write
from plans.models import Plan
from plans.pages import WRONG, attempt, found, go, show
from plans.permissions import can_coordinate, can_edit
from plans.preparation.forms import BasicsForm, StartForm
from plans.preparation.services import change_plan, delete_plan, start_plan
from plans.preparation.views.asking import ask
from tenants.requests import MemberRequest
from ui.navigation import Link

YEARS_OF_A_COUNCIL = 4
ALL = ("GET", "HEAD", "POST")


@member(can_coordinate)
@require_http_methods(ALL)
def start(request: MemberRequest) -> HttpResponse:
    """Begin a plan."""
    form = StartForm(request.POST or None, initial=_proposed())
    names = ("plans/preparation/start.html", "plans/preparation/_start.html")
    crumbs = [Link(_("Overview"), reverse("plans:home"))]
    page = {"form": form, "nav_key": "home", "crumbs": crumbs}
    if request.method != "POST":
        return show(request, names, page)
    if form.is_valid():
        plan = attempt(form, lambda: start_plan(by=request.user, **form.cleaned_data))
        if plan:
            messages.success(request, _("The plan has been started."))
            return go(request, reverse("plans:home", args=(plan.pk,)))
    return show(request, names, page, status=WRONG)


def _proposed() -> dict[str, object]:
    year = today().year
    return {
        "title": _("Plan for promoting integration"),
        "first_year": year,
        "last_year": year + YEARS_OF_A_COUNCIL - 1,
        "language": (get_language() or "fi")[:2],
    }


@member(can_edit)
@require_http_methods(ALL)
def basics(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Say who coordinates the plan, whom to ask, which years it covers and whether it stands alone."""
    row = found(Plan.objects.all(), plan)
    here = reverse("plans:basics", args=(plan,))
    step = reverse("plans:step", args=(plan, 1))

    def save(said: dict[str, Any], version: int) -> Plan:
        return change_plan(row, version=version, by=request.user, **said)

    sheet = Sheet(
        key=f"plan:{plan}",
        place="basics",
        title=_("The plan and who is responsible for it"),
        action=here,
        back=step,
        make=BasicsForm,
        save=save,
        facts=_facts,
        row=row,
        more={"nav_key": "home"},
        parts="plans/preparation/_basics.html",
        crumbs=[Link(_("Overview"), reverse("plans:home", args=(plan,))), Link(_("Step 1"), step)],
    )
    return write(request, sheet)


def _facts(row: Plan) -> dict[str, Any]:
    return {name: getattr(row, name) for name in BasicsForm.Meta.fields}


@member(can_coordinate)
@require_http_methods(ALL)
def delete(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Delete a plan that nobody has approved, after asking."""
    row = found(Plan.objects.all(), plan)
    here = reverse("plans:home", args=(plan,))
    return ask(
        request,
        row,
        lambda version: delete_plan(row, version=version, by=request.user),
        question=_("Delete the plan “%(title)s”?") % {"title": row.title},
        words=_("Its objectives, measures, indicators, texts and timetable go with it."),
        done=_("The plan has been deleted."),
        leave=here,
        onward=reverse("plans:home"),
    )
