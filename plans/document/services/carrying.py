"""Carrying a plan over: into a new plan for later years, or under another rule set. Nothing that was written is lost."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from catalogue.comparison import correspondence
from catalogue.models import RuleSet
from catalogue.queries import elements_of
from plans.document.services.copying import COPIERS, Carry, copied
from plans.document.services.freezing import locked
from plans.editing import add, change
from plans.models import ElementMark, ElementPlace, Plan, PlanState, Section


@transaction.atomic
def carry_over(
    plan: Plan,
    *,
    by: User,
    first_year: int,
    last_year: int,
    rule_set: RuleSet,
    with_finished: bool = False,
) -> Plan:
    """Begin a plan for other years with what the plan says: texts, objectives, measures, indicators, findings, the group.

    Finished measures stay behind unless asked for; an indicator's last value becomes its baseline. A plan whose last years
    the new one covers ends before them. Raises ValidationError (years of another plan, among others), Gone.
    """
    current = locked(plan)
    end_before(current, first_year, by=by)
    new = copied(current)
    new.first_year, new.last_year, new.rule_set = first_year, last_year, rule_set
    new.state, new.carried_from = PlanState.DRAFT.value, current
    new.title = current.title.replace(current.period, f"{first_year}–{last_year}")
    add(new, by=by)
    carry = Carry(current, new, by=by, with_finished=with_finished)
    for copy in COPIERS:
        copy(carry)
    _find_places(new, current.rule_set, rule_set, by=by)
    record("plan.carried_over", new, by=by, origin=str(current.pk), copied=len(carry.rows) - 1)
    return new


def end_before(plan: Plan, first_year: int, *, by: User) -> None:
    """Let a plan end before the first year of its follower; without an overlap it stays as it is.

    Raises ValidationError (the follower would leave it no year).
    """
    if plan.state == PlanState.SUPERSEDED or not plan.first_year <= first_year <= plan.last_year:
        return
    if first_year == plan.first_year:
        raise ValidationError(
            {"first_year": [_("The new plan would take all years of this one. Begin it later.")]}
        )
    change(plan, version=plan.version, by=by, last_year=first_year - 1)
    plan.refresh_from_db()


@transaction.atomic
def change_rules(plan: Plan, *, by: User, rule_set: RuleSet, version: int | None = None) -> Plan:
    """Let a plan be measured against another rule set; its texts go to the elements on the same matter, the rest is kept.

    What was approved stays frozen as it was. `version` is what was known of the plan; without it, it goes as it is.
    Raises Gone, StaleEdit, ValidationError.
    """
    current = locked(plan)
    before = current.rule_set
    if before.pk == rule_set.pk:
        return current
    _find_places(current, before, rule_set, by=by)
    known = current.version if version is None else version
    changed = change(current, version=known, by=by, rule_set=rule_set)
    record("plan.rules_changed", changed, by=by, rules=[before.pk, rule_set.pk])
    return changed


def _find_places(plan: Plan, before: RuleSet, after: RuleSet, *, by: User) -> None:
    """Let what is said of the old elements stand under the new ones on the same matter; each of them takes one."""
    moved = correspondence(elements_of(before), elements_of(after))
    for model in (Section, ElementMark, ElementPlace):
        rows: list[Any] = list(model._default_manager.filter(plan=plan))
        taken = {row.element for row in rows}
        for row in rows:
            there = moved.get(row.element, row.element)
            if there not in taken:
                taken.add(there)
                change(row, version=row.version, by=by, element=there)


def overlaps(plan: Plan, first_year: int) -> date | None:
    """Return the day on which the plan would end if another began in the year; None if it ends by then anyway."""
    if plan.first_year < first_year <= plan.last_year:
        return date(first_year - 1, 12, 31)
    return None
