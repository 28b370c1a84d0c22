"""What the overview shows, in words: the path, the heading, what is next, the days to come."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plans.home.queries import Status, StepState
from plans.models import Milestone, Plan
from ui import parts
from ui.formats import date_words
from ui.parts import Words

STATES = {
    Status.NOT_STARTED: parts.NOT_STARTED,
    Status.UNDER_WAY: parts.UNDER_WAY,
    Status.NEEDS_ATTENTION: parts.NEEDS_ATTENTION,
    Status.DONE: parts.DONE,
}
HEADINGS = (
    gettext_lazy("None of the eight steps is done yet"),
    gettext_lazy("One of eight steps is done"),
    gettext_lazy("Two of eight steps are done"),
    gettext_lazy("Three of eight steps are done"),
    gettext_lazy("Four of eight steps are done"),
    gettext_lazy("Five of eight steps are done"),
    gettext_lazy("Six of eight steps are done"),
    gettext_lazy("Seven of eight steps are done"),
    gettext_lazy("All eight steps are done"),
)
DAYS_SHOWN = 4
SOON = 14


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day to come, or one that has passed without being met."""

    day: date
    title: str
    url: str
    words: str
    soon: bool


def path_of(plan: Plan, states: list[StepState]) -> list[parts.Step]:
    """Return the eight steps as they are drawn."""
    return [
        parts.Step(
            number=state.number,
            title=state.step.name,
            state=STATES[state.status],
            url=reverse("plans:step", args=(plan.pk, state.number)),
            who=state.person,
            due=date_words(state.due_on) if state.due_on else "",
            needs=state.needs,
            done=state.done,
            total=state.total,
            progress=state.note,
        )
        for state in states
    ]


def heading_of(states: list[StepState]) -> Words:
    """Say how many steps are done."""
    return HEADINGS[sum(state.status == Status.DONE for state in states)]


def lead_of(following: StepState | None) -> str:
    """Say what is next, and why."""
    if following is None:
        return _("Follow what happens, and report when it is time.")
    name = following.step.short_name
    if following.needs:
        return _("Next: %(step)s. %(reason)s.") % {"step": name, "reason": following.needs[0]}
    if following.due_on:
        return _("Next: %(step)s, to be ready by %(day)s.") % {
            "step": name,
            "day": date_words(following.due_on),
        }
    return _("Next: %(step)s. %(what)s") % {"step": name, "what": following.step.description}


def deadlines_of(
    plan: Plan, milestones: tuple[Milestone, ...], states: list[StepState], *, on: date
) -> list[Deadline]:
    """Return the next days of the timetable and of the steps, what is late first."""
    milestones_page = reverse("plans:milestones", args=(plan.pk,))
    days = [
        (each.planned_on, each.title, milestones_page)
        for each in milestones
        if each.done_on is None
    ]
    days += [
        (each.due_on, each.step.short_name, reverse("plans:step", args=(plan.pk, each.number)))
        for each in states
        if each.due_on and each.status != Status.DONE
    ]
    return [
        Deadline(day, title, url, days_left(day, on), (day - on).days <= SOON)
        for day, title, url in sorted(days)[:DAYS_SHOWN]
    ]


def days_left(day: date, on: date) -> str:
    """Say how far a day is: 4 days left, today, 2 days late."""
    left = (day - on).days
    if left == 0:
        return _("Today")
    if left < 0:
        return ngettext("%(count)s day late", "%(count)s days late", -left) % {"count": -left}
    return ngettext("%(count)s day left", "%(count)s days left", left) % {"count": left}


def address(name: str, *args: object, anchor: str = "") -> str:
    """Return the address of a page, with or without the plan in it; nothing where there is no such page."""
    for given in (args, ()):
        try:
            found = reverse(name, args=given)
        except NoReverseMatch:
            continue
        return f"{found}#{anchor}" if anchor else found
    return ""
