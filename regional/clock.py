"""When reports are due: arithmetic alone, no database."""

from dataclasses import dataclass
from datetime import date, timedelta

from catalogue.models import RuleSet
from catalogue.models.rule_set import Clock
from core.days import DAY, next_working_day, plus_months
from regional.models import Basis


@dataclass(frozen=True, slots=True)
class Slot:
    """The days of one obligation: what it covers, when it opens, when it is due."""

    basis: Basis
    covers_from: date
    covers_to: date
    opens_on: date
    counted_due: date
    due_on: date


def first_slot(rule_set: RuleSet, *, approved_on: date | None) -> Slot:
    """Return the first obligation under a rule set.

    Anchored: the approval of the plan, and as many whole cycles as it takes until the report opens only after the rule set
    came into force. Without a plan: the rule set's months to the first report after that day, so that nobody escapes by
    doing nothing.
    """
    months = _cycle(rule_set)
    if rule_set.clock == Clock.ANCHORED and approved_on is not None:
        count = 1
        earliest = rule_set.valid_from + timedelta(days=rule_set.opens_days_before)
        while plus_months(approved_on, months * count) < earliest:
            count += 1
        begins = plus_months(approved_on, months * (count - 1))
        return _slot(rule_set, Basis.PLAN, begins, plus_months(approved_on, months * count))
    due = plus_months(rule_set.valid_from, rule_set.first_due_months)
    basis = Basis.COMMON if rule_set.clock == Clock.COMMON else Basis.NO_PLAN
    return _slot(rule_set, basis, rule_set.valid_from, due)


def following_slot(rule_set: RuleSet, *, counted_due: date, received_on: date | None) -> Slot:
    """Return the obligation after one that was due on `counted_due` and met on `received_on`, if it was."""
    if rule_set.clock == Clock.ROLLING and received_on is not None:
        due = plus_months(received_on, _cycle(rule_set))
        return _slot(rule_set, Basis.RECEIVED, received_on, due)
    due = plus_months(counted_due, _cycle(rule_set))
    basis = Basis.COMMON if rule_set.clock == Clock.COMMON else Basis.PREVIOUS
    return _slot(rule_set, basis, counted_due, due)


def inherited_slot(rule_set: RuleSet, *, counted_due: date) -> Slot:
    """Return the obligation that a new municipality takes over in a merger."""
    begins = plus_months(counted_due, -_cycle(rule_set))
    return _slot(rule_set, Basis.MERGER, begins, counted_due)


def _slot(rule_set: RuleSet, basis: Basis, begins: date, due: date) -> Slot:
    return Slot(
        basis=basis,
        covers_from=begins,
        covers_to=max(begins, due - DAY),
        opens_on=due - timedelta(days=rule_set.opens_days_before),
        counted_due=due,
        due_on=next_working_day(due),
    )


def _cycle(rule_set: RuleSet) -> int:
    if rule_set.report_cycle_months is None:
        raise ValueError(f"{rule_set.key} asks for no report")
    return rule_set.report_cycle_months
