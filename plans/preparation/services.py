"""Beginning a plan, and saying who is responsible for what."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from audit.services import record
from catalogue.queries import default_rule_set
from core.clock import today
from core.errors import Refusal
from plans.editing import add, change, remove
from plans.models import Body, BodyPerson, ItemMark, Milestone, Plan, StepCare
from plans.todo.telling import tell_of_body, tell_of_care
from tenants.models import Membership


class StillNeeded(Refusal):
    """Something else rests on what was to be removed."""

    code = "still_needed"


def start_plan(*, by: User, on: date | None = None, **said: Any) -> Plan:
    """Begin a plan under the rule set that is offered on the day.

    Raises ValidationError (years that another plan has, among others).
    """
    said.setdefault("rule_set", default_rule_set(on or today()))
    return add(Plan(**said), by=by)


def change_plan(plan: Plan, *, version: int, by: User, **said: Any) -> Plan:
    """Change what the plan says of itself: title, years, form, coordinating body, contact.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(plan, version=version, by=by, **said)


@transaction.atomic
def delete_plan(plan: Plan, *, version: int, by: User) -> None:
    """Remove a plan that nobody has approved, with everything in it.

    Raises StillNeeded, StaleEdit, Gone.
    """
    if plan.versions.exists():
        raise StillNeeded(
            _("A version of this plan has been frozen, so it stays. Say that it is superseded.")
        )
    try:
        remove(plan, version=version, by=by)
    except ProtectedError as error:
        raise StillNeeded(_("A report has been made of this plan, so it stays.")) from error


def add_body(*, by: User, **said: Any) -> Body:
    """Add somebody who can be made responsible.

    Raises ValidationError.
    """
    return add(Body(**said), by=by)


def change_body(body: Body, *, version: int, by: User, **said: Any) -> Body:
    """Change a body's name, kind or contact person.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(body, version=version, by=by, **said)


@transaction.atomic
def remove_body(body: Body, *, version: int, by: User) -> None:
    """Remove a body for which nothing in a plan asks.

    Raises StillNeeded, StaleEdit, Gone.
    """
    if words := why_needed(body):
        raise StillNeeded(words)
    remove(body, version=version, by=by)


def why_needed(body: Body) -> str:
    """Say what rests on a body, so that it cannot be removed; nothing if nothing does."""
    measures, shares = body.measures.count(), body.partnerships.count()
    if plan := body.coordinates.first():
        return _("It coordinates the plan “%(title)s”. Name another body there first.") % {
            "title": plan.title
        }
    if measures:
        return ngettext(
            "It is responsible for %(count)s measure. Give that to another body first.",
            "It is responsible for %(count)s measures. Give them to another body first.",
            measures,
        ) % {"count": measures}
    if shares:
        return ngettext(
            "It is a partner in %(count)s measure. Take it out of there first.",
            "It is a partner in %(count)s measures. Take it out of them first.",
            shares,
        ) % {"count": shares}
    if body.decision_steps.exists():
        return _("It is on the decision path of a plan. Take it off there first.")
    if service := body.services.first():
        return _("It provides the service “%(name)s”. Change that first.") % {"name": service.name}
    return ""


def set_milestone(plan: Plan, *, by: User, **said: Any) -> Milestone:
    """Put a day into the plan's timetable.

    Raises ValidationError.
    """
    return add(Milestone(plan=plan, **said), by=by)


def change_milestone(milestone: Milestone, *, version: int, by: User, **said: Any) -> Milestone:
    """Change a milestone, or say on which day it was ready.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(milestone, version=version, by=by, **said)


def remove_milestone(milestone: Milestone, *, version: int, by: User) -> None:
    """Take a day out of the plan's timetable.

    Raises StaleEdit, Gone.
    """
    remove(milestone, version=version, by=by)


@transaction.atomic
def take_care(
    plan: Plan,
    step: int,
    *,
    by: User,
    person: Membership | None,
    due_on: date | None,
    version: int | None = None,
) -> StepCare:
    """Say who takes care of a step, and by when; nobody and no day are said with None.

    `version` is what was known of it (0: nothing yet); without it, whatever is there is replaced. Raises StaleEdit.
    """
    said = {
        "person_id": person.user_id if person else None,
        "person_name": str(person.user)[:120] if person else "",
        "due_on": due_on,
    }
    care = StepCare.objects.select_for_update(of=("self",)).filter(plan=plan, step=step).first()
    if care is None:
        now = add(StepCare(plan=plan, step_id=step, **said), by=by)
    else:
        known = care.version if version is None else version
        now = change(care, version=known, by=by, **said)
    tell_of_care(now, by=by, before=care)
    return now


@transaction.atomic
def mark_item(
    plan: Plan, item: str, *, by: User, mark: str, reason: str = "", version: int | None = None
) -> ItemMark | None:
    """Mark an item of the checklist as done or as not concerning the municipality; no mark takes it back.

    `version` is what was known of the mark (0: none yet); without it, whatever is there is replaced.
    Raises ValidationError (left out without a reason), StaleEdit.
    """
    found = ItemMark.objects.select_for_update().filter(plan=plan, item=item).first()
    known = found.version if found and version is None else version or 0
    if not mark:
        if found:
            remove(found, version=known, by=by)
        return None
    if found is None:
        return add(ItemMark(plan=plan, item=item, mark=mark, reason=reason), by=by)
    if (found.mark, found.reason) == (mark, reason):
        return found
    return change(found, version=known, by=by, mark=mark, reason=reason)


@transaction.atomic
def let_act_for(body: Body, people: list[int], *, by: User) -> None:
    """Say which persons of the workspace act for a body, by their keys."""
    known = set(body.people.values_list("user_id", flat=True))
    if known == set(people):
        return
    body.people.exclude(user_id__in=people).delete()
    BodyPerson.objects.bulk_create(
        BodyPerson(body=body, user_id=person) for person in people if person not in known
    )
    record("body.people_changed", body, by=by, people=[sorted(known), sorted(people)])
    tell_of_body(body.pk)
