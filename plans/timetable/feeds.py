"""What a plan's days are as entries of a calendar."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from plans.calendars import Entry, entry_of
from plans.models import DecisionStep, Milestone, Plan
from ui.formats import date_words


def entries_of(plan: Plan, *, root: str) -> list[Entry]:
    """Return the days of the timetable, the decisions and the meetings; `root` is the address of the workspace."""
    return [
        *_milestones(plan, root),
        *_decisions(plan, root),
        *(entry_of(meeting) for meeting in plan.meetings.all()),
    ]


def _milestones(plan: Plan, root: str) -> Iterator[Entry]:
    address = root + reverse("plans:milestones", args=(plan.pk,))
    for each in plan.milestones.select_related("body"):
        yield Entry(
            key=f"milestone-{each.pk}",
            title=_("%(title)s (ready)") % {"title": each.title} if each.done_on else each.title,
            starts=each.done_on or each.expected_on,
            text=_lines(each.body.name if each.body else "", _slip(each), each.note),
            url=address,
            version=each.version,
        )


def _slip(milestone: Milestone) -> str:
    if not milestone.slips:
        return ""
    return _("Planned for %(day)s") % {"day": date_words(milestone.planned_on)}


def _decisions(plan: Plan, root: str) -> Iterator[Entry]:
    address = root + reverse("plans:decisions", args=(plan.pk,))
    for each in plan.decision_steps.select_related("body"):
        if each.day is not None:
            yield Entry(
                key=f"decision-{each.pk}",
                title=f"{each.body.name}: {each.handles}",
                starts=each.day,
                text=_lines(_outcome(each), each.section, each.minutes_link),
                url=address,
                version=each.version,
            )


def _outcome(step: DecisionStep) -> str:
    return str(step.get_outcome_display()) if step.outcome else ""


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))
