"""Who was heard in the period, how, and what changed for it: from the room of cooperation."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from plans.cooperation.queries import members_of_group, sitting
from plans.models import Handling, Meeting, Plan, Proposal, ProposalKind, StatementRequest
from plans.models import Presence as Came
from regional.contracts import HeardKind, HeardPart, ParticipationPart
from reporting.models import Report

KINDS = {ProposalKind.PROPOSAL: HeardKind.PROPOSAL, ProposalKind.COMMENT: HeardKind.COMMENT}
TAKEN = {Handling.TAKEN, Handling.PARTLY}


def participation_of(plan: Plan, report: Report, *, on: date) -> ParticipationPart:
    """Tell who took part from the period's first day to its last, or to the day; bodies and groups, never persons of the group.

    In the language that is active. Five statements.
    """
    until = min(report.covers_to, on)
    during = (report.covers_from, until)
    members = [
        member
        for member in members_of_group(plan).filter(sitting(until))
        if member.starts_on is None or member.starts_on <= until
    ]
    kinds = {member.kind_id: member.kind.name for member in members if member.kind}
    heard = [
        *_meetings(plan.meetings.filter(held_on__range=during).prefetch_related("attendances")),
        *_statements(plan.statement_requests.filter(received_on__range=during)),
        *_proposals(
            plan.proposals.filter(said_on__range=during).select_related(
                "led_to_objective", "led_to_measure"
            )
        ),
    ]
    return ParticipationPart(
        members=len(members),
        kinds=tuple(kinds),
        kind_names=tuple(kinds.values()),
        heard=tuple(sorted(heard, key=lambda one: one.on, reverse=True)),
        text=report.participation,
    )


def _meetings(rows: Iterable[Meeting]) -> Iterator[HeardPart]:
    for row in rows:
        came = [each for each in row.attendances.all() if each.presence != Came.ABSENT]
        yield HeardPart(
            kind=HeardKind.MEETING,
            on=row.held_on,
            who=_("Cooperation group"),
            title=row.title,
            people=len(came) or None,
            changed=_("The group accepted the timetable.") if row.accepts_timetable else "",
        )


def _statements(rows: Iterable[StatementRequest]) -> Iterator[HeardPart]:
    for row in rows:
        if row.received_on is None:
            continue
        yield HeardPart(
            kind=HeardKind.STATEMENT,
            on=row.received_on,
            who=row.addressee,
            title=_shortened(row.question),
            outcome=row.handling,
            changed=(row.reason or _("Taken into account in the plan."))
            if row.handling in TAKEN
            else "",
        )


def _proposals(rows: Iterable[Proposal]) -> Iterator[HeardPart]:
    for row in rows:
        led_to = row.led_to_objective or row.led_to_measure
        changed = _("Led to: %(thing)s") % {"thing": led_to} if led_to else ""
        yield HeardPart(
            kind=KINDS[ProposalKind(row.kind)],
            on=row.said_on,
            who=row.from_whom,
            title=_shortened(row.text),
            outcome="" if row.state == "open" else row.state,
            changed=changed or (row.answer if row.state == "accepted" else ""),
        )


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 200 else f"{words[:199].rstrip()}…"
