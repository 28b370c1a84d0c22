"""Counting the timetable back from the meeting that approves the plan: a preview, then one click."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from catalogue.queries import lead_times_on
from core.access import member
from core.clock import today
from core.days import is_working_day
from plans.models import Countdown, DecisionStep, Plan
from plans.pages import WRONG, found, go
from plans.permissions import can_edit
from plans.timetable.counting import Does, Given, Line, fingerprint, fitted, lines_of
from plans.timetable.forms import LinesForm, MeetingForm
from plans.timetable.queries import countdown_of, meetings_to_come
from plans.timetable.services import AnotherPreview, count_back
from tenants.requests import MemberRequest
from ui.navigation import Link

CONFLICT = 409
PAGE = "plans/timetable/count.html"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the preview with its fields, where it has them."""

    line: Line
    weeks: BoundField | None
    take: BoundField | None
    is_past: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows: the meeting's form, what is counted from it, and what was said of the lines."""

    plan: Plan
    form: MeetingForm
    given: Given | None = None
    lines: LinesForm | None = None
    taken: Mapping[str, bool] = field(default_factory=dict)
    refused: str = ""


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def count(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Choose the meeting, see which milestones would be added or moved, and accept."""
    row = found(Plan.objects.all(), plan)
    countdown, steps = countdown_of(row), meetings_to_come(row, on=today())
    chosen = _chosen(countdown, steps)
    form = MeetingForm(request.POST or None, steps=steps, initial=chosen)
    if not form.is_bound:
        return _shown(request, Page(row, form, _opened(row, form, chosen)))
    if not form.is_valid():
        return _shown(request, Page(row, form), status=WRONG)
    page = Page(row, form, _given(row, form.cleaned_data["day"]))
    return _answered(request, page) if "seen" in request.POST else _shown(request, page)


def _answered(request: MemberRequest, page: Page) -> HttpResponse:
    """Take the lines that were sent: count them again, or accept them if nobody has changed anything since."""
    given, act = cast("Given", page.given), request.POST.get("act")
    lines = LinesForm(request.POST, lines=lines_of(given), on=today())
    if not lines.is_valid():
        return _shown(request, replace(page, lines=lines), status=WRONG)
    if act == "fit":
        weeks = fitted(lines.weeks(), meeting_on=given.meeting_on, on=today())
        return _shown(request, replace(page, given=replace(given, weeks=weeks)))
    given = replace(given, weeks=lines.weeks())
    counted = lines_of(given)
    taken = _taken(request, counted)
    page = replace(page, given=given, taken=taken)
    if act != "accept":
        return _shown(request, page)
    if lines.cleaned_data["seen"] == fingerprint(given.meeting_on, counted):
        wanted = [line for line in counted if taken.get(f"take-{line.key}")]
        try:
            return _accept(request, page, wanted)
        except AnotherPreview:
            fresh = _given(page.plan, given.meeting_on)
            page = replace(page, given=replace(fresh, weeks=given.weeks))
    page = replace(page, refused=AnotherPreview().message)
    return _shown(request, page, status=CONFLICT)


def _taken(request: MemberRequest, lines: list[Line]) -> dict[str, bool]:
    """Return which lines are ticked; one that was not on the page yet is told nothing of."""
    form = LinesForm(request.POST, lines=lines, on=today())
    form.is_valid()
    was_there = set(request.POST.getlist("there"))
    return {
        name: bool(value)
        for name, value in form.cleaned_data.items()
        if name.startswith("take-") and name in was_there
    }


def _accept(request: MemberRequest, page: Page, lines: list[Line]) -> HttpResponse:
    said = page.form.cleaned_data
    count_back(page.plan, lines, meeting_on=said["day"], meeting=said["step"], by=request.user)
    added = sum(line.does is Does.ADDS for line in lines)
    moved = len(lines) - added
    words = [
        ngettext("%(count)s milestone was added.", "%(count)s milestones were added.", added)
        % {"count": added},
        ngettext("%(count)s milestone was moved.", "%(count)s milestones were moved.", moved)
        % {"count": moved},
    ]
    messages.success(request, " ".join(words))
    return go(request, reverse("plans:milestones", args=(page.plan.pk,)))


def _chosen(countdown: Countdown | None, steps: list[DecisionStep]) -> dict[str, Any]:
    """Return what is chosen beforehand: the meeting that was counted from, or the last to come of the decision path."""
    if countdown is not None and countdown.meeting_id in {step.pk for step in steps}:
        return {"meeting": str(countdown.meeting_id), "meeting_on": None}
    if countdown is not None and countdown.meeting_on >= today():
        return {"meeting": "", "meeting_on": countdown.meeting_on}
    return {"meeting": str(steps[-1].pk) if steps else "", "meeting_on": None}


def _opened(plan: Plan, form: MeetingForm, chosen: Mapping[str, Any]) -> Given | None:
    """Return what a page that is only opened counts from: the meeting that is chosen beforehand, if it is to come."""
    step = form.steps.get(str(chosen["meeting"]))
    day = step.planned_on if step else chosen["meeting_on"]
    return _given(plan, day) if day and day >= today() else None


def _given(plan: Plan, meeting_on: date) -> Given:
    return Given(
        meeting_on=meeting_on,
        lead_times=tuple(lead_times_on(today())),
        milestones=tuple(plan.milestones.all()),
        countdown=countdown_of(plan),
        language=plan.language,
    )


def _shown(request: MemberRequest, page: Page, *, status: int = 200) -> HttpResponse:
    key = page.plan.pk
    timetable = Link(_("Timetable"), reverse("plans:milestones", args=(key,)))
    context: dict[str, Any] = {
        "plan": page.plan,
        "form": page.form,
        "lines_form": page.lines,
        "refused": page.refused,
        "nav_key": "home",
        "crumbs": [Link(_("Overview"), reverse("plans:home", args=(key,))), timetable],
        "back": timetable.url,
    }
    if page.given is not None:
        context |= _preview(page.given, page.lines, page.taken)
    return render(request, PAGE, context, status=status)


def _preview(given: Given, lines: LinesForm | None, taken: Mapping[str, bool]) -> dict[str, Any]:
    counted = lines_of(given)
    if lines is None:
        lines = LinesForm(lines=counted, on=today())
        lines.initial = {"seen": fingerprint(given.meeting_on, counted)} | dict(taken)
    rows = [
        Row(
            line,
            _field(lines, f"weeks-{line.key}"),
            _field(lines, f"take-{line.key}"),
            line.is_past(today()),
        )
        for line in counted
    ]
    return {
        "lines_form": lines,
        "rows": rows,
        "meeting_on": given.meeting_on,
        "is_working_day": is_working_day(given.meeting_on),
        "past": sum(row.is_past for row in rows),
        "changes": sum(row.take is not None for row in rows),
        "source": next((lead.source for lead in given.lead_times), ""),
    }


def _field(form: LinesForm, name: str) -> BoundField | None:
    return form[name] if name in form.fields else None
