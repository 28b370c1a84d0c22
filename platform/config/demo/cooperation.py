"""Espoo's cooperation group, its meetings and statements: composed, and each line says so."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from catalogue.models import OrganisationKind
from config.demo.files import Place, read
from config.demo.programme import COMPOSED, Hand, bodies
from config.demo.stages import approval_day, days_ago
from core.clock import today
from core.days import next_working_day
from plans.cooperation.queries import proposed_members
from plans.cooperation.services.group import add_member, explain_absence
from plans.cooperation.services.meetings import agree_on_task, plan_meeting, record_attendance
from plans.cooperation.services.statements import (
    answer_statement,
    ask_for_statement,
    receive_statement,
)
from plans.document.services import settle_elsewhere
from plans.models import GroupMember, Measure, Meeting, Objective, Plan, Presence, Reply
from tenants.context import current_workspace
from tenants.rows import WorkspaceRow


def enter_cooperation(plan: Plan, place: Place, hand: Hand) -> None:
    """Write down who sits in the group and who does not, what it has met about, and which statements were asked for."""
    said, approved = read("cooperation"), approval_day(place) or today()
    known = _members(plan, said, approved, hand)
    for kind, reason in said["absent"].items():
        row = OrganisationKind.objects.get(key=kind)
        explain_absence(plan, row, reason=_composed(reason, hand), version=0, by=hand.by)
    for each in said["meetings"]:
        _meeting(plan, each, known, approved, hand)
    for each in said["statements"]:
        _statement(plan, each, known, approved, hand)
    for element, reason in said["elsewhere"].items():
        settle_elsewhere(plan, element, by=hand.by, reason=_composed(reason, hand))


def _members(
    plan: Plan, said: Mapping[str, Any], approved: date, hand: Hand
) -> dict[str, GroupMember]:
    """Take in whom the register proposes, by its own names, and the composed others."""
    known = {}
    for each in proposed_members(current_workspace(), (), language=plan.language, on=today()):
        mandate = _composed(said["proposed"][each.kind.key], hand)
        add_member(
            plan, by=hand.by, kind=each.kind, organisation=each.organisation, mandate=mandate
        )
    for each in said["members"]:
        who = ("organisation", "person", "email", "substitute", "substitute_email")
        told: dict[str, Any] = {name: each[name] for name in who if name in each}
        if "since" in each:
            since = approved + timedelta(each["since"])
            reply = each.get("reply", Reply.JOINS)
            told |= {"starts_on": since, "reply": reply, "replied_on": since}
        if "until_days_ago" in each:
            told["ends_on"] = days_ago(each["until_days_ago"])
        if "invited_days_ago" in each:
            told["invited_on"] = days_ago(each["invited_days_ago"])
        mandate = _composed(each["mandate"], hand)
        known[each["key"]] = add_member(
            plan, by=hand.by, kind_id=each["kind"], mandate=mandate, **told
        )
    return known


def _meeting(
    plan: Plan,
    said: Mapping[str, Any],
    known: Mapping[str, GroupMember],
    approved: date,
    hand: Hand,
) -> None:
    words = {name: _composed(said[name], hand) for name in ("agenda", "minutes") if name in said}
    same = ("title", "place", "accepts_timetable", "section")
    meeting = plan_meeting(
        plan,
        by=hand.by,
        held_on=_day(said, approved),
        starts=time.fromisoformat(said["starts"]),
        ends=time.fromisoformat(said["ends"]),
        **words,
        **{name: said[name] for name in same if name in said},
    )
    presences = {known[key]: each.value for each in Presence for key in said.get(each.value, ())}
    if presences:
        record_attendance(meeting, presences, version=meeting.version, by=hand.by)
    own = bodies(hand, sorted({each["body"] for each in said["agreed"]}))
    for each in said["agreed"]:
        agree_on_task(
            meeting,
            title=_composed(each["title"], hand),
            concerns=_part(meeting, each),
            body=own[each["body"]],
            due_on=days_ago(-each["in_days"]),
            by=hand.by,
        )


def _part(meeting: Meeting, said: Mapping[str, Any]) -> WorkspaceRow | None:
    if "objective" not in said:
        return None
    objective: Objective = meeting.plan.objectives.all()[said["objective"] - 1]
    if "measure" not in said:
        return objective
    measure: Measure = objective.measures.all()[said["measure"] - 1]
    return measure


def _statement(
    plan: Plan,
    said: Mapping[str, Any],
    known: Mapping[str, GroupMember],
    approved: date,
    hand: Hand,
) -> None:
    """Write down a request, and what came of it; no letter is sent."""
    days = {
        name: approved + timedelta(number) for name, number in said.get("approval", {}).items()
    } | {name: days_ago(-number) for name, number in said.get("in_days", {}).items()}
    asked = ask_for_statement(
        plan,
        by=hand.by,
        addressee=said["addressee"],
        member=known.get(said.get("member", "")),
        email=said.get("email", ""),
        question=_composed(said["question"], hand),
        due_on=next_working_day(days["due"]),
        sent_on=days["sent"],
    )
    if "received" in days:
        text = _composed(said["text"], hand)
        asked = receive_statement(
            asked, version=asked.version, by=hand.by, received_on=days["received"], text=text
        )
    if "handling" in said:
        reason = _composed(said["reason"], hand)
        answer_statement(
            asked, version=asked.version, by=hand.by, handling=said["handling"], reason=reason
        )


def _day(said: Mapping[str, Any], approved: date) -> date:
    """Return a working day that is told from the approval, or from the day on which the demo is made."""
    day = approved + timedelta(said["approval"]) if "approval" in said else None
    return next_working_day(day or days_ago(-said["in_days"]))


def _composed(text: str, hand: Hand) -> str:
    return f"{text} {COMPOSED[hand.language]}"
