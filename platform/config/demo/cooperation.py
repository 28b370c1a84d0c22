"""Who prepares Espoo's plan together, when they met and what was said of the draft: all of it composed, and labelled so."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from catalogue.models import OrganisationKind
from config.demo.files import read
from config.demo.programme import COMPOSED, Hand
from config.demo.stages import days_ago
from plans.cooperation.services.group import add_member, explain_absence
from plans.cooperation.services.meetings import (
    agree_on_task,
    change_meeting,
    plan_meeting,
    record_attendance,
)
from plans.cooperation.services.statements import (
    answer_statement,
    ask_for_statement,
    receive_statement,
)
from plans.models import GroupMember, Meeting, Plan
from plans.models.meeting import Presence


def enter_cooperation(plan: Plan, hand: Hand) -> None:
    """Gather the group, let it meet, and ask for statements: two came, one is awaited."""
    said = read("cooperation")
    members = {each["key"]: _member(plan, each, said, hand) for each in said["members"]}
    for each in said["absent"]:
        kind = OrganisationKind.objects.get(pk=each["kind"])
        explain_absence(plan, kind, reason=_said(each["reason"], hand), version=0, by=hand.by)
    meetings = [_meeting(plan, each, members, hand) for each in said["meetings"]]
    for each in said["agreed"]:
        agree_on_task(
            meetings[each["meeting"]],
            title=_said(each["title"], hand),
            concerns=None,
            body=plan.coordinating_body,
            due_on=days_ago(-each["days"]),
            by=hand.by,
        )
    for each in said["statements"]:
        _statement(plan, each, hand)


def _member(
    plan: Plan, told: Mapping[str, Any], said: Mapping[str, Any], hand: Hand
) -> GroupMember:
    return add_member(
        plan,
        by=hand.by,
        organisation=told["organisation"],
        kind_id=told["kind"],
        person=told["person"],
        substitute=told.get("substitute", ""),
        mandate=_said(told["mandate"], hand),
        language=hand.language,
        invited_on=days_ago(said["invited_days"]),
        reply=told["reply"],
        replied_on=days_ago(said["replied_days"]) if told["reply"] else None,
    )


def _meeting(
    plan: Plan, told: Mapping[str, Any], members: Mapping[str, GroupMember], hand: Hand
) -> Meeting:
    meeting = plan_meeting(
        plan,
        by=hand.by,
        title=_said(told["title"], hand),
        held_on=days_ago(-told["days"]),
        starts=time.fromisoformat(told["starts"].zfill(5)),
        ends=time.fromisoformat(told["ends"].zfill(5)),
        place=told["place"],
        agenda=told["agenda"],
    )
    if told["minutes"]:
        meeting = change_meeting(
            meeting,
            version=meeting.version,
            by=hand.by,
            minutes=told["minutes"],
            accepts_timetable=told.get("accepts", False),
            section=told.get("section", ""),
        )
    presences = {members[key]: str(kind) for kind in Presence for key in told[kind.value]}
    return record_attendance(meeting, presences, version=meeting.version, by=hand.by)


def _statement(plan: Plan, told: Mapping[str, Any], hand: Hand) -> None:
    asked = ask_for_statement(
        plan,
        by=hand.by,
        addressee=told["addressee"],
        question=told["question"],
        due_on=days_ago(-told["due_days"]),
        language=hand.language,
    )
    if "text" in told:
        text, day = _said(told["text"], hand), days_ago(-told["received_days"])
        asked = receive_statement(
            asked, version=asked.version, by=hand.by, received_on=day, text=text
        )
        answer_statement(
            asked,
            version=asked.version,
            by=hand.by,
            handling=told["handling"],
            reason=told["reason"],
        )


def _said(words: str, hand: Hand) -> str:
    return f"{words} {COMPOSED[hand.language]}" if words else ""
