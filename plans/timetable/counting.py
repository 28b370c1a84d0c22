"""Counting a timetable back from the meeting that approves the plan: arithmetic alone, no database."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from catalogue.models import LeadTime
from core.days import last_working_day, next_working_day
from core.names import in_language
from plans.models import Countdown, Milestone


class Does(StrEnum):
    """What counting does to a milestone."""

    ADDS = "adds"
    MOVES = "moves"
    KEEPS = "keeps"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Line:
    """A milestone as it would be: `weeks` before the meeting, or None where it keeps its distance in days."""

    key: str  # of the lead time, or of the milestone that has none
    title: str
    weeks: int | None
    day: date
    does: Does
    milestone: Milestone | None = None
    step: int | None = None

    def is_past(self, on: date) -> bool:
        """Whether the day is over before anything could be done for it."""
        return self.does in {Does.ADDS, Does.MOVES} and self.day < on


@dataclass(frozen=True, slots=True)
class Given:
    """What is counted from: the meeting's day, and what the plan has already."""

    meeting_on: date
    lead_times: tuple[LeadTime, ...]
    milestones: tuple[Milestone, ...]
    countdown: Countdown | None
    language: str
    weeks: Mapping[str, int] = field(default_factory=dict)


def day_before(meeting_on: date, weeks: int) -> date:
    """Return the working day so many weeks before the meeting, rather earlier than later; after it, rather later."""
    day = meeting_on - timedelta(weeks=weeks)
    if weeks == 0:
        return day
    return last_working_day(day) if weeks > 0 else next_working_day(day)


def lines_of(given: Given) -> list[Line]:
    """Return every milestone as it would be, in the order of the days."""
    known = {each.lead_time: each for each in given.milestones if each.lead_time}
    lines = [_by_lead_time(lead, known.get(lead.key), given) for lead in given.lead_times]
    counted = {lead.key for lead in given.lead_times}
    lines += [
        _by_distance(each, given) for each in given.milestones if each.lead_time not in counted
    ]
    return sorted(lines, key=lambda line: (line.day, line.title))


def fitted(weeks: Mapping[str, int], *, meeting_on: date, on: date) -> dict[str, int]:
    """Return the weeks pressed into what is left before the meeting, in proportion; what comes after it stays."""
    left, longest = max((meeting_on - on).days // 7, 0), max(weeks.values(), default=0)
    if longest <= left:
        return dict(weeks)
    return {key: each * left // longest if each > 0 else each for key, each in weeks.items()}


def fingerprint(meeting_on: date, lines: Iterable[Line]) -> str:
    """Return what tells two previews apart: the days, and the versions of what they would move."""
    said = [
        [line.key, line.does, line.day.isoformat(), line.milestone.version if line.milestone else 0]
        for line in lines
    ]
    return hashlib.sha256(json.dumps([meeting_on.isoformat(), said]).encode()).hexdigest()[:32]


def _by_lead_time(lead: LeadTime, milestone: Milestone | None, given: Given) -> Line:
    title = in_language(lead, "name", given.language)
    if milestone is None:
        weeks = given.weeks.get(lead.key, lead.weeks_before)
        day = day_before(given.meeting_on, weeks)
        return Line(lead.key, title, weeks, day, Does.ADDS, step=lead.step_id)
    own = milestone.weeks_before if milestone.weeks_before is not None else lead.weeks_before
    weeks = given.weeks.get(lead.key, own)
    if weeks == own and _was_moved_by_hand(milestone, given.countdown):
        return _by_distance(milestone, given)
    return _moved(milestone, lead.key, weeks, day_before(given.meeting_on, weeks))


def _was_moved_by_hand(milestone: Milestone, countdown: Countdown | None) -> bool:
    if countdown is None or milestone.weeks_before is None:
        return milestone.weeks_before is None
    return milestone.planned_on != day_before(countdown.meeting_on, milestone.weeks_before)


def _by_distance(milestone: Milestone, given: Given) -> Line:
    """Let a day that somebody chose keep its distance from the meeting, on a working day; what comes after it stays."""
    before, day = given.countdown, milestone.planned_on
    follows = before is None or (not milestone.lead_time and day > before.meeting_on)
    shift = timedelta() if follows or before is None else given.meeting_on - before.meeting_on
    day = last_working_day(milestone.planned_on + shift) if shift else milestone.planned_on
    return _moved(milestone, milestone.lead_time or str(milestone.pk), None, day)


def _moved(milestone: Milestone, key: str, weeks: int | None, day: date) -> Line:
    if milestone.done_on is not None:
        does, day = Does.READY, milestone.planned_on
    else:
        does = Does.KEEPS if day == milestone.planned_on else Does.MOVES
    return Line(key, milestone.title, weeks, day, does, milestone, milestone.step_id)
