"""How far a municipality's planning gets in the demo: each stage does what it says and all that comes before it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from typing import Any

from django.utils.timezone import make_aware

from config.demo.files import Place, read
from config.demo.programme import (
    Hand,
    bodies,
    bodies_of,
    enter_indicator,
    enter_measure,
    enter_objective,
)
from core.clock import today
from plans.models import Mark, Plan
from plans.preparation.services import mark_item, set_milestone, start_plan
from plans.programme.services import write_section

TITLES = {
    "fi": "Kotoutumissuunnitelma {years} (laadittu esittelyä varten)",
    "sv": "Integrationsplan {years} (utarbetad för demonstrationen)",
}
MIDDLE_OF_THE_YEAR = 6
FIGURES_FROM = 2020


class Stage(IntEnum):
    """In the order in which they are reached."""

    NOTHING = 0
    BEGUN = 1
    OBJECTIVES = 2
    MEASURES = 3
    FULL = 4
    APPROVED = 5
    DRAFTING = 6
    SENT = 7
    IN_REVIEW = 8
    RETURNED = 9
    CORRECTED = 10
    PROCESSED = 11


def days_ago(days: int) -> date:
    """Return a day that was so many days ago, so that what is due, late or ahead stays so whenever the demo is made."""
    return today() - timedelta(days=days)


def approval_day(place: Place) -> date | None:
    """Return the day on which the plan was approved."""
    return None if place.approved_days_ago is None else days_ago(place.approved_days_ago)


def in_office_hours(day: date) -> datetime:
    """Return a moment of the day at which people are at work; the hour and the minute follow from the day."""
    return make_aware(
        datetime.combine(day, time(9 + day.toordinal() % 6, day.toordinal() * 7 % 60))
    )


def years_of(approved: date | None) -> tuple[int, int]:
    """Return four years from the approval on; what is decided in the second half of a year is for the next."""
    day = approved or today()
    first = day.year + (day.month > MIDDLE_OF_THE_YEAR)
    return first, first + 3


def begin(place: Place, hand: Hand, *, title: str = "") -> Plan:
    """Start the plan, name who coordinates it, and set its timetable."""
    first, last = years_of(approval_day(place))
    own = bodies(hand, ["integration"])
    plan = start_plan(
        by=hand.by,
        title=(title or TITLES[hand.language]).format(years=f"{first}–{last}"),
        first_year=first,
        last_year=last,
        language=hand.language,
        coordinating_body=own["integration"],
        contact_name=str(hand.by),
        contact_email=hand.by.email,
    )
    _timetable(plan, place, hand)
    return plan


def write_contents(
    plan: Plan, objectives: Sequence[Mapping[str, Any]], hand: Hand, *, stage: Stage
) -> None:
    """Write the objectives, and as the stage asks, measures, indicators and texts."""
    own = bodies(hand, bodies_of(objectives))
    years = range(FIGURES_FROM, today().year + 1)
    for said in objectives:
        objective = enter_objective(plan, said, hand)
        if stage >= Stage.MEASURES:
            for measure in said["measures"]:
                enter_measure(objective, measure, hand, own)
        if stage >= Stage.FULL:
            for indicator in said["indicators"]:
                enter_indicator(objective, indicator, hand, own, years=years)
    if stage >= Stage.FULL:
        for element, text in read("sections").items():
            write_section(plan, element, by=hand.by, text=hand.words(text))


def mark_items(plan: Plan, hand: Hand, *, stage: Stage, but: Sequence[str] = ()) -> None:
    """Settle the items of the checklist that are settled at the stage, but for some."""
    said = read("steps")
    for name, items in said["marks"].items():
        if stage >= Stage[name.upper()]:
            for item in items:
                if item not in but:
                    mark_item(plan, item, by=hand.by, mark=Mark.DONE)
    if stage >= Stage.FULL:
        for item, reason in said["left_out"].items():
            mark_item(plan, item, by=hand.by, mark=Mark.NOT_APPLICABLE, reason=hand.words(reason))


def _timetable(plan: Plan, place: Place, hand: Hand) -> None:
    approved = approval_day(place)
    named = read("milestones")
    ready = approved or today() + timedelta(days=120)
    for name, days_before in named["days_before"].items():
        day = ready - timedelta(days=days_before)
        done = day if day <= today() and (approved or days_before > 150) else None
        set_milestone(
            plan, by=hand.by, title=named[name][hand.language], planned_on=day, done_on=done
        )
