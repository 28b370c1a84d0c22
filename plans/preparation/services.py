"""Beginning a plan, and saying who is responsible for what."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from catalogue.queries import default_rule_set
from core.clock import today
from plans.editing import add, change
from plans.models import Body, BodyPerson, ItemMark, Milestone, Plan, StepCare
from tenants.models import Membership


def start_plan(*, by: User, on: date | None = None, **said: Any) -> Plan:
    """Begin a plan under the rule set that is offered on the day.

    Raises ValidationError (years that another plan has, among others).
    """
    said.setdefault("rule_set", default_rule_set(on or today()))
    return add(Plan(**said), by=by)


def add_body(*, by: User, **said: Any) -> Body:
    """Add somebody who can be made responsible.

    Raises ValidationError.
    """
    return add(Body(**said), by=by)


def set_milestone(plan: Plan, *, by: User, **said: Any) -> Milestone:
    """Put a day into the plan's timetable.

    Raises ValidationError.
    """
    return add(Milestone(plan=plan, **said), by=by)


@transaction.atomic
def take_care(
    plan: Plan, step: int, *, by: User, person: Membership | None, due_on: date | None
) -> StepCare:
    """Say who takes care of a step, and by when; nobody and no day are said with None."""
    said = {
        "person_id": person.user_id if person else None,
        "person_name": str(person.user)[:120] if person else "",
        "due_on": due_on,
    }
    care = StepCare.objects.filter(plan=plan, step=step).first()
    if care is None:
        return add(StepCare(plan=plan, step_id=step, **said), by=by)
    return change(care, version=care.version, by=by, **said)


@transaction.atomic
def mark_item(plan: Plan, item: str, *, by: User, mark: str, reason: str = "") -> ItemMark | None:
    """Mark an item of the checklist as done or as not concerning the municipality; no mark takes it back.

    Raises ValidationError (left out without a reason).
    """
    known = ItemMark.objects.filter(plan=plan, item=item).first()
    if not mark:
        if known:
            known.delete()
        return None
    if known is None:
        return add(ItemMark(plan=plan, item=item, mark=mark, reason=reason), by=by)
    return change(known, version=known.version, by=by, mark=mark, reason=reason)


@transaction.atomic
def let_act_for(body: Body, people: list[int]) -> None:
    """Say which persons of the workspace act for a body, by their keys."""
    body.people.exclude(user_id__in=people).delete()
    known = set(body.people.values_list("user_id", flat=True))
    BodyPerson.objects.bulk_create(
        BodyPerson(body=body, user_id=person) for person in people if person not in known
    )
