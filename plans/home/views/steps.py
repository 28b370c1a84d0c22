"""A step: what it is for, its items, who takes care of it, and where its work is done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalogue.models import StepItem
from core.access import member
from core.clock import today
from plans.home.forms import CareForm, MarkForm
from plans.home.overview import STATES
from plans.home.queries import StepState, steps_from
from plans.home.rooms import rooms_of
from plans.home.standing import Standing, standing_of
from plans.models import Plan
from plans.pages import WRONG, attempt, go, show
from plans.permissions import can_coordinate, can_edit, can_read
from plans.preparation.queries import members_of
from plans.preparation.services import mark_item, take_care
from plans.queries import current_plan, plan_with
from tenants.requests import MemberRequest
from ui.navigation import Link

PAGE = "plans/home/step.html"


@member(can_read)
@require_safe
def step(request: MemberRequest, number: int, plan: UUID | None = None) -> HttpResponse:
    """Show a step of a plan, or of the plan at hand."""
    shown = current_plan(today()) if plan is None else plan_with(plan)
    if shown is None:
        raise Http404
    return _page(request, shown, number, part="plans/home/_items.html")


@member(can_edit)
@require_POST
def mark(request: MemberRequest, plan: UUID, item: str) -> HttpResponse:
    """Say that an item is done, that it does not concern the municipality, or that it is open again."""
    shown = plan_with(plan)
    number = _step_of(shown, item)
    form = MarkForm(request.POST, auto_id=f"{_place(item)}-%s")
    if form.is_valid():
        attempt(form, lambda: mark_item(shown, item, by=request.user, **form.cleaned_data))
    if form.errors:
        wrong = {item: form}
        return _page(request, shown, number, part="plans/home/_items.html", wrong=wrong)
    if request.htmx:
        return _page(request, shown, number, part="plans/home/_items.html")
    return go(request, f"{reverse('plans:step', args=(plan, number))}#{_place(item)}")


@member(can_coordinate)
@require_http_methods(["GET", "HEAD", "POST"])
def care(request: MemberRequest, plan: UUID, number: int) -> HttpResponse:
    """Agree who takes care of a step, and by when."""
    shown = plan_with(plan)
    part = "plans/home/_care.html"
    if request.method != "POST":
        return _page(request, shown, number, part=part)
    form = CareForm(request.POST, people=members_of(request.workspace))
    if form.is_valid():
        attempt(form, lambda: take_care(shown, number, by=request.user, **form.said()))
    if form.errors:
        return _page(request, shown, number, part=part, care_form=form)
    if request.htmx:
        return _page(request, shown, number, part=part)
    messages.success(request, _("Saved."))
    return go(request, reverse("plans:step", args=(plan, number)))


def _page(
    request: MemberRequest,
    plan: Plan,
    number: int,
    *,
    part: str,
    wrong: dict[str, MarkForm] | None = None,
    care_form: CareForm | None = None,
) -> HttpResponse:
    standing = standing_of(plan)
    states = {state.number: state for state in steps_from(standing, on=today())}
    if number not in states:
        raise Http404
    here = states[number]
    coordinates = can_coordinate(request.member)
    context = {
        "plan": plan,
        "state": here,
        "drawn": STATES[here.status],
        "items": [
            _item(standing, each, (wrong or {}).get(each.key)) for each in standing.items_of(number)
        ],
        "rooms": rooms_of(plan, number),
        "before": states.get(number - 1),
        "after": states.get(number + 1),
        "may_edit": can_edit(request.member),
        "may_coordinate": coordinates,
        "care_form": care_form or (_care_form(request, standing, here) if coordinates else None),
        "crumbs": [Link(_("Overview"), reverse("plans:home", args=(plan.pk,)))],
        "nav_key": "home",
        "language_path": reverse("plans:step", args=(plan.pk, number)),
    }
    failed = bool(wrong) or bool(care_form)
    return show(request, (PAGE, part), context, status=WRONG if failed else 200)


def _care_form(request: MemberRequest, standing: Standing, here: StepState) -> CareForm:
    care = standing.cares.get(here.number)
    initial = {"person": care.person_id, "due_on": care.due_on} if care else {}
    return CareForm(people=members_of(request.workspace), initial=initial)


def _item(standing: Standing, item: StepItem, form: MarkForm | None) -> dict[str, Any]:
    return {
        "item": item,
        "place": _place(item.key),
        "mark": standing.marks.get(item.key),
        "form": form or MarkForm(auto_id=f"{_place(item.key)}-%s"),
    }


def _place(item: str) -> str:
    return "item-" + "".join(sign if sign.isalnum() else "-" for sign in item)


def _step_of(plan: Plan, item: str) -> int:
    """Return the step that an item belongs to under the plan's rule set.

    Raises Http404.
    """
    number = (
        StepItem.objects.filter(rule_set=plan.rule_set_id, key=item)
        .values_list("step", flat=True)
        .first()
    )
    if number is None:
        raise Http404
    return number
