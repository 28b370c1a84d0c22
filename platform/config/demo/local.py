"""Espoo's own documents, roles, a measure that is late, and what the group proposes: all composed."""

from datetime import date
from typing import Any

from config.demo.files import read
from config.demo.programme import COMPOSED, Hand
from config.demo.stages import days_ago
from plans.local.services import add_document, use_document
from plans.models import Measure, MeasureStatus, Objective, Plan
from plans.programme.services import change_measure, change_objective
from plans.proposals.services import decline, propose


def enter_local(plan: Plan, hand: Hand) -> None:
    """Link the plan to documents, say what changes and who does what, and write down proposals."""
    said, mark = read("local"), COMPOSED[plan.language]
    for each in said["documents"]:
        name = f"{each['name']} {mark}"
        document = add_document(by=hand.by, kind=each["kind"], name=name, owner=each["owner"])
        for use in each["objectives"]:
            thing: Objective | Measure = _objective(plan, use)
            use_document(thing, by=hand.by, document=document, **_where(use))
        for use in each["measures"]:
            use_document(_measure(plan, use), by=hand.by, document=document, **_where(use))
    for each in said["changes"]:
        row = _objective(plan, each)
        change_objective(
            row,
            version=row.version,
            by=hand.by,
            changes_from=each["from"],
            changes_to=each["to"],
            changes_by=date(plan.last_year, 12, 31),
        )
    for each in said["roles"]:
        measure = _measure(plan, each)
        roles = {partner.body_id: each["role"] for partner in measure.partners.all()}
        change_measure(measure, version=measure.version, by=hand.by, roles=roles)
    late = _measure(plan, said["late"])
    change_measure(
        late,
        version=late.version,
        by=hand.by,
        status=MeasureStatus.LATE,
        status_reason=f"{said['late']['reason']} {mark}",
        funding=said["late"]["funding"],
    )
    for each in said["proposals"]:
        _propose(plan, each, hand)


def _propose(plan: Plan, each: dict[str, Any], hand: Hand) -> None:
    row = propose(
        plan,
        by=hand.by,
        text=f"{each['text']} {COMPOSED[plan.language]}",
        from_whom=each["from"],
        said_on=days_ago(each["days"]),
        objective=_objective(plan, each) if "objective" in each else None,
    )
    if "declined" in each:
        decline(row, version=row.version, by=hand.by, reason=each["declined"])


def _objective(plan: Plan, said: dict[str, Any]) -> Objective:
    row: Objective = plan.objectives.all()[said["objective"] - 1]
    return row


def _measure(plan: Plan, said: dict[str, Any]) -> Measure:
    row: Measure = _objective(plan, said).measures.all()[said["measure"] - 1]
    return row


def _where(use: dict[str, Any]) -> dict[str, Any]:
    return {name: use[name] for name in ("chapter", "relation", "state") if name in use}
