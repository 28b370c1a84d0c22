"""Espoo's decision path and what is to come after the approval: composed, and it says so."""

from datetime import date, timedelta
from typing import Any

from config.demo.files import Place, read
from config.demo.programme import COMPOSED, Hand
from config.demo.stages import approval_day
from core.clock import today
from core.days import next_working_day
from plans.models import Body, Plan
from plans.preparation.services import add_body, change_plan, set_milestone
from plans.timetable.services import count_back, plan_decision


def enter_path(plan: Plan, place: Place, hand: Hand) -> None:
    """Name a deputy, and say which bodies handled the plan, and what comes next and when."""
    said, composed = read("path"), COMPOSED[hand.language]
    deputy = said["deputy"]
    change_plan(
        plan,
        version=plan.version,
        by=hand.by,
        deputy_name=deputy["name"],
        deputy_email=deputy["email"],
    )
    plan.refresh_from_db()
    own = {key: _body(name, hand) for key, name in said["bodies"].items()}
    approved = approval_day(place) or today()
    for each in said["steps"]:
        day = approved + timedelta(days=each["days"])
        _step(plan, each, own, hand, day, outcome=each["outcome"], section=each["section"])
    for each in said["to_come"]:
        _step(plan, each, own, hand, next_working_day(_ahead(each["in_days"])))
    council = plan.decision_steps.filter(decided_on=approved).last()
    count_back(plan, (), meeting_on=approved, meeting=council, by=hand.by)
    following = said["milestone"]
    set_milestone(
        plan,
        by=hand.by,
        title=following["title"],
        planned_on=next_working_day(_ahead(following["in_days"])),
        predicted_on=next_working_day(_ahead(following["predicted_in_days"])),
        step_id=following["step"],
        note=f"{following['note']} {composed}",
    )


def _step(
    plan: Plan, said: dict[str, Any], own: dict[str, Body], hand: Hand, day: date, **decided: str
) -> None:
    done = {"decided_on": day, **decided} if decided else {}
    handles = f"{said['handles']} {COMPOSED[hand.language]}"
    plan_decision(plan, by=hand.by, body=own[said["body"]], handles=handles, planned_on=day, **done)


def _ahead(days: int) -> date:
    return today() + timedelta(days=days)


def _body(name: str, hand: Hand) -> Body:
    known = Body.objects.filter(name__iexact=name).first()
    return known or add_body(by=hand.by, name=name, kind_id="management")
