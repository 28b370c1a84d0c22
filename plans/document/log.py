"""The process of a plan: who took part, what was decided and what changed, from the rows that tell of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.models import Approval, Plan, ProposalState
from plans.models.meeting import Presence


class LogKind(TextChoices):
    """What a line of the log tells."""

    TOOK_PART = "took_part", gettext_lazy("who took part")
    DECIDED = "decided", gettext_lazy("what was decided")
    CHANGED = "changed", gettext_lazy("what changed")


@dataclass(frozen=True, slots=True)
class Line:
    """Something that happened on a day, in words."""

    day: date
    kind: LogKind
    title: str
    note: str = ""
    link: str = ""


def log_of(plan: Plan, *, on: date) -> list[Line]:
    """Return what has happened up to the day, the latest first, in a fixed number of queries."""
    lines = [
        *_meetings(plan, on),
        *_decisions(plan),
        *_states(plan),
        *_proposals(plan),
        *_statements(plan),
    ]
    lines.reverse()  # of one day, what was recorded last comes first
    return sorted(lines, key=lambda line: line.day, reverse=True)


def _meetings(plan: Plan, on: date) -> Iterator[Line]:
    for meeting in plan.meetings.filter(held_on__lte=on).prefetch_related("attendances__member"):
        there = [
            each.member.organisation
            for each in meeting.attendances.all()
            if each.presence != Presence.ABSENT
        ]
        names = ", ".join(dict.fromkeys(there))
        yield Line(meeting.held_on, LogKind.TOOK_PART, meeting.title, names, meeting.minutes_link)
        if meeting.accepts_timetable:
            title = _("The group accepted the timetable.")
            yield Line(
                meeting.held_on, LogKind.DECIDED, title, meeting.section, meeting.minutes_link
            )


def _decisions(plan: Plan) -> Iterator[Line]:
    for step in plan.decision_steps.exclude(decided_on=None).select_related("body"):
        title = f"{step.body.name}: {step.get_outcome_display()}"
        note = ", ".join(filter(None, (step.handles, step.section)))
        if step.decided_on is not None:
            yield Line(step.decided_on, LogKind.DECIDED, title, note, step.minutes_link)
    for each in Approval.objects.filter(version__plan=plan).select_related("version"):
        title = _("%(body)s approved version %(number)s.") % {
            "body": each.body_name,
            "number": each.version.number,
        }
        yield Line(each.decided_on, LogKind.DECIDED, title, each.section, each.minutes_link)


def _states(plan: Plan) -> Iterator[Line]:
    changes = plan.state_changes.select_related("version").defer("version__document")
    for each in changes:
        title = _("The plan: %(state)s") % {"state": each.get_state_display()}
        number = _("version %(number)s") % {"number": each.version.number} if each.version else ""
        note = ", ".join(filter(None, (number, each.note, each.made_by_name)))
        yield Line(localdate(each.made_at), LogKind.CHANGED, title, note, each.link)


def _proposals(plan: Plan) -> Iterator[Line]:
    for each in plan.proposals.all():
        yield Line(each.said_on, LogKind.TOOK_PART, str(each), each.from_whom)
        if each.answered_on is not None and each.state != ProposalState.OPEN:
            title = f"{each}: {each.get_state_display()}"
            yield Line(each.answered_on, LogKind.CHANGED, title, each.answer)


def _statements(plan: Plan) -> Iterator[Line]:
    for each in plan.statement_requests.exclude(received_on=None):
        title = _("Statement: %(name)s") % {"name": each.addressee}
        note = ": ".join(filter(None, (each.get_handling_display(), each.reason)))
        if each.received_on is not None:
            yield Line(each.received_on, LogKind.TOOK_PART, title, note, each.link)
