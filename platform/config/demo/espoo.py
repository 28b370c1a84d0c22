"""Espoo: its real programme 2018–2021, and the plan at hand, composed on the same eight objectives."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from accounts.models import User
from catalogue.models import RuleSet
from config.demo.communication import enter_communication, enter_translations
from config.demo.cooperation import enter_cooperation
from config.demo.files import Place, read
from config.demo.following import enter_following
from config.demo.local import enter_local
from config.demo.path import enter_path
from config.demo.picture import enter_picture
from config.demo.programme import (
    COMPOSED,
    Hand,
    bodies,
    bodies_of,
    enter_indicator,
    enter_measure,
    enter_objective,
)
from config.demo.stages import Stage, begin, days_ago, mark_items, write_contents
from config.demo.todo import enter_tasks
from plans.document.services import send_for_statements
from plans.home.errands import tell_errands_again
from plans.models import Mark, Measure, Plan
from plans.preparation.services import mark_item, start_plan, take_care
from plans.programme.services import change_measure
from tenants.models import Membership

LAW_OF_THE_TIME = "act-1386-2010"


def enter_programme(hand: Hand) -> Plan:
    """Enter the programme of 2018–2021: its objectives word for word, figures of its years, one measure each.

    The measures are composed for the demo, and say so: the programme's own are not at hand.
    """
    said = read("espoo")
    own = bodies(hand, bodies_of(said["objectives"]))
    told = said["programme"]
    years = range(told["first_year"] - 1, told["last_year"] + 1)
    plan = start_plan(
        by=hand.by,
        title=told["title"],
        first_year=told["first_year"],
        last_year=told["last_year"],
        rule_set=RuleSet.objects.get(key=LAW_OF_THE_TIME),
        coordinating_body=own["integration"],
    )
    for each in said["objectives"]:
        objective = enter_objective(plan, _of_the_time(each), hand)
        measure = {**each["measures"][0], "status": "done"}
        enter_measure(objective, measure, hand, own)
        for indicator in each["indicators"]:
            enter_indicator(objective, indicator, hand, own, years=years)
    return plan


def decision() -> tuple[str, date]:
    """Return the body that approved the programme, and when."""
    told = read("espoo")["programme"]["approval"]
    return told["body"], date.fromisoformat(told["on"])


def enter_plan(place: Place, hand: Hand) -> Plan:
    """Enter the plan at hand."""
    said = read("espoo")
    plan = begin(place, hand, title=said["current"]["title"])
    write_contents(plan, said["objectives"], hand, stage=Stage.FULL)
    enter_picture(plan, hand)
    enter_path(plan, place, hand)
    enter_local(plan, hand)
    enter_cooperation(plan, place, hand)
    enter_following(plan, hand)
    enter_communication(plan, hand)
    plan = enter_translations(plan, hand)
    told = read("steps")
    mark_items(plan, hand, stage=Stage.APPROVED, but=told["espoo_leaves_open"])
    for item in told["espoo_marks"]:
        mark_item(plan, item, by=hand.by, mark=Mark.DONE)
    for care in told["espoo_cares"]:
        take_care(
            plan,
            care["step"],
            by=hand.by,
            person=Membership.objects.select_related("user").get(user__email=care["person"]),
            due_on=days_ago(-care["days"]),
        )
    enter_tasks(plan, hand)
    tell_errands_again()
    return plan


def follow_up(plan: Plan) -> None:
    """Let several people write down what has been done since the approval."""
    for each in read("espoo")["followed_up"]:
        measure = Measure.objects.get(
            objective__plan=plan,
            objective__position=each["objective"],
            position=each["measure"],
        )
        said = {name: each[name] for name in ("status", "status_note") if name in each}
        said["status_note"] += f" {COMPOSED[plan.language]}"
        by = User.objects.get(email=each["person"])
        change_measure(measure, version=measure.version, by=by, **said)


def send_update(plan: Plan, hand: Hand) -> None:
    """Freeze what the plan says by now as the text on which statements are asked for; the plan stays in force."""
    note = f"{read('cooperation')['update']} {COMPOSED[plan.language]}"
    send_for_statements(plan, by=hand.by, note=note)


def _of_the_time(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out what the programme does not say: only what it states of its own time remains."""
    return {**said, "present": said.get("then", ""), "change": "", "goals": ()}
