"""Taking the plan a step further, or a step back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from core.access import member
from core.errors import Refusal
from plans.document.forms import PublishForm, ReasonForm, StateForm
from plans.document.places import page_of
from plans.document.services import (
    propose,
    publish,
    send_for_statements,
    supersede,
    take_back,
)
from plans.document.services.states import REACHED_FROM
from plans.models import Plan, PlanState
from plans.pages import WRONG, attempt, go, show
from plans.permissions import can_coordinate
from plans.queries import plan_with
from tenants.requests import MemberRequest
from ui.navigation import Link
from ui.parts import Words

NAMES = ("plans/document/state.html", "plans/document/_state_form.html")


@dataclass(frozen=True, slots=True)
class Way:
    """A step that the plan can take: what it is called, what it means, and what does it."""

    state: PlanState
    label: Words
    words: Words
    form: type[StateForm]
    act: Callable[..., Any]
    done: Words


WAYS = (
    Way(
        PlanState.STATEMENTS,
        gettext_lazy("Send for statements"),
        gettext_lazy("The text is frozen as the version on which statements are asked for."),
        StateForm,
        send_for_statements,
        gettext_lazy("The plan is out for statements."),
    ),
    Way(
        PlanState.PROPOSED,
        gettext_lazy("Propose for approval"),
        gettext_lazy("The text is frozen as the version that is proposed to the body."),
        StateForm,
        propose,
        gettext_lazy("The plan has been proposed for approval."),
    ),
    Way(
        PlanState.DRAFT,
        gettext_lazy("Return for preparation"),
        gettext_lazy("The plan is a draft again. What was frozen stays as it was."),
        ReasonForm,
        take_back,
        gettext_lazy("The plan is a draft again."),
    ),
    Way(
        PlanState.PUBLISHED,
        gettext_lazy("Record the publication"),
        gettext_lazy("What is published is the version that was approved last."),
        PublishForm,
        publish,
        gettext_lazy("The publication has been recorded."),
    ),
    Way(
        PlanState.SUPERSEDED,
        gettext_lazy("Say that it is superseded"),
        gettext_lazy("The plan is not followed any more, and another can cover its years."),
        ReasonForm,
        supersede,
        gettext_lazy("The plan is superseded."),
    ),
)


def ways_from(plan: Plan) -> list[Way]:
    """Return the steps that the plan can take from where it is, but for the approval."""
    return [way for way in WAYS if PlanState(plan.state) in REACHED_FROM[way.state]]


@member(can_coordinate)
@require_http_methods(["GET", "HEAD", "POST"])
def change_state(request: MemberRequest, plan: UUID, state: str) -> HttpResponse:
    """Ask what is to be on record of a step, and take it."""
    row = plan_with(plan)
    way = next((each for each in WAYS if each.state == state), None)
    if way is None:
        raise Http404
    form = way.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if attempt(form, lambda: way.act(row, by=request.user, **form.cleaned_data)):
                messages.success(request, str(way.done))
                return go(request, reverse("plans:versions", args=(plan,)))
        except Refusal as refusal:
            form.add_error(None, refusal.message)
    listed = Link(_("Versions"), reverse("plans:versions", args=(plan,)))
    shown = {"form": form, "way": way} | page_of(row, listed)
    return show(request, NAMES, shown, status=WRONG if form.errors else 200)
