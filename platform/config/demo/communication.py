"""Espoo's communication plan, and its plan in other languages: all of it composed, and labelled so."""

from config.demo.files import read
from config.demo.programme import COMPOSED, Hand, bodies
from config.demo.stages import days_ago
from plans.communication.services import plan_message
from plans.languages.queries import hash_of, texts_in
from plans.languages.services import Rendering, choose_languages, translate
from plans.models import Plan

SWEDISH = "sv"


def enter_communication(plan: Plan, hand: Hand) -> None:
    """Plan what is told to whom: some told, one late, one dropped, and nothing for the decision-makers."""
    own = bodies(hand, ["integration"])
    for each in read("communication")["messages"]:
        told = each.get("told_days")
        plan_message(
            plan,
            by=hand.by,
            title=f"{each['title']} {COMPOSED[hand.language]}",
            audience_id=each["audience"],
            topic_id=each["topic"],
            channel=each["channel"],
            languages=each["languages"],
            planned_on=days_ago(-each["days"]),
            done_on=None if told is None else days_ago(-told),
            dropped_reason=each.get("dropped", ""),
            body=own["integration"],
        )


def enter_translations(plan: Plan, hand: Hand) -> Plan:
    """Translate the title and the first objective, and leave the rest to be done; return the plan as it is then."""
    said = read("communication")
    plan = choose_languages(plan, said["languages"], version=plan.version, by=hand.by)
    texts = texts_in(plan, SWEDISH)
    for each in said["translations"]:
        where = (each["kind"], each["field"])
        text = next(text for text in texts if (text.kind, text.field) == where)
        words = each[SWEDISH].format(period=plan.period)
        rendering = Rendering(words, each.get("checked", False), hash_of(text.source))
        translate(plan, text, SWEDISH, rendering, version=0, by=hand.by)
    return plan
