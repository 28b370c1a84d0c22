"""A step: what it is for, its items, who takes care of it, and where its work is done."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalogue.models import Step, StepItem
from core.access import member
from core.clock import today
from plans.desk import CONFLICT, Sheet, write
from plans.editing import StaleEdit
from plans.home.forms import CareForm, MarkForm
from plans.home.overview import STATES
from plans.home.queries import steps_from
from plans.home.rooms import rooms_of
from plans.home.settled import settled_by_rows
from plans.home.standing import Standing, standing_of
from plans.models import Plan, StepCare
from plans.pages import WRONG, attempt, go, show
from plans.permissions import can_coordinate, can_edit, can_read
from plans.preparation.queries import members_of
from plans.preparation.services import mark_item, take_care
from plans.queries import current_plan, plan_with
from tenants.requests import MemberRequest
from ui.navigation import Link

PAGE = "plans/home/step.html"
SAVED = 200
ROOMS = {2: "cooperation", 3: "picture", 6: "monitoring"}  # steps that the frame's links lead to


@member(can_read)
@require_safe
def step(request: MemberRequest, number: int, plan: UUID | None = None) -> HttpResponse:
    """Show a step of a plan, or of the plan at hand."""
    shown = current_plan(today()) if plan is None else plan_with(plan)
    if shown is None:
        raise Http404
    return _page(request, shown, number)


@member(can_edit)
@require_POST
def mark(request: MemberRequest, plan: UUID, item: str) -> HttpResponse:
    """Say that an item is done, that it does not concern the municipality, or that it is open again."""
    shown = plan_with(plan)
    number = _step_of(shown, item)
    form = MarkForm(request.POST, auto_id=f"{_place(item)}-%s")
    status = _marked(request, shown, item, form)
    if request.htmx or status != SAVED:
        wrong = {} if status == SAVED else {item: form}
        return _page(request, shown, number, wrong=wrong, status=status)
    return go(request, f"{reverse('plans:step', args=(plan, number))}#{_place(item)}")


def _marked(request: MemberRequest, plan: Plan, item: str, form: MarkForm) -> int:
    if not form.is_valid():
        return WRONG
    try:
        attempt(form, lambda: mark_item(plan, item, by=request.user, **form.cleaned_data))
    except StaleEdit as refusal:
        form.add_error(None, refusal.message)
        return CONFLICT
    return WRONG if form.errors else SAVED


@member(can_coordinate)
@require_http_methods(["GET", "HEAD", "POST"])
def care(request: MemberRequest, plan: UUID, number: int) -> HttpResponse:
    """Agree who takes care of a step, and by when."""
    shown = plan_with(plan)
    step = get_object_or_404(Step, pk=number)
    people = {each.user_id: each for each in members_of(request.workspace)}
    row = shown.cares.filter(step=step).first()
    here = reverse("plans:step", args=(plan, number))

    def save(said: dict[str, Any], version: int) -> StepCare:
        person = people.get(said["person"])
        return take_care(
            shown, number, by=request.user, person=person, due_on=said["due_on"], version=version
        )

    def after(saved: StepCare | None) -> HttpResponse:
        context = {"plan": shown, "number": number, "may_coordinate": True}
        if saved:
            context |= {"person": saved.person_name, "due_on": saved.due_on}
        return render(request, "plans/home/_care.html", context)

    return write(
        request,
        Sheet(
            key=f"care:{plan}.{number}",
            place="care",
            title=_("Who and by when: %(step)s") % {"step": step.short_name},
            action=reverse("plans:care", args=(plan, number)),
            back=here,
            make=partial(CareForm, people=people),
            save=save,
            facts=lambda care: {"person": care.person_id, "due_on": care.due_on} if care else {},
            row=row,
            after=after,
            level=3,
            more={"nav_key": "home"},
            crumbs=[
                Link(_("Overview"), reverse("plans:home", args=(plan,))),
                Link(step.name, here),
            ],
        ),
    )


def _page(
    request: MemberRequest,
    plan: Plan,
    number: int,
    *,
    wrong: dict[str, MarkForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    standing = standing_of(plan)
    states = {state.number: state for state in steps_from(standing, on=today())}
    if number not in states:
        raise Http404
    here = states[number]
    forms = wrong or {}
    context = {
        "plan": plan,
        "state": here,
        "number": number,
        "person": here.person,
        "due_on": here.due_on,
        "drawn": STATES[here.status],
        "items": [_item(standing, each, forms.get(each.key)) for each in standing.items_of(number)],
        "rooms": rooms_of(plan, number, member=request.member),
        "before": states.get(number - 1),
        "after": states.get(number + 1),
        "may_edit": can_edit(request.member),
        "may_coordinate": can_coordinate(request.member),
        "crumbs": [Link(_("Overview"), reverse("plans:home", args=(plan.pk,)))],
        "nav_key": ROOMS.get(number, "home"),
        "language_path": reverse("plans:step", args=(plan.pk, number)),
    }
    return show(request, (PAGE, "plans/home/_items.html"), context, status=status)


def _item(standing: Standing, item: StepItem, form: MarkForm | None) -> dict[str, Any]:
    return {
        "item": item,
        "place": _place(item.key),
        "mark": standing.marks.get(item.key),
        "settled": settled_by_rows(standing, item.key),
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
