"""The way of a plan through the municipality's bodies."""

from typing import Any

from accounts.models import User
from plans.editing import add, change, remove
from plans.models import DecisionStep, Plan


def plan_decision(plan: Plan, *, by: User, **said: Any) -> DecisionStep:
    """Put a body on the plan's decision path.

    Raises ValidationError.
    """
    return add(DecisionStep(plan=plan, **said), by=by)


def change_decision(step: DecisionStep, *, version: int, by: User, **said: Any) -> DecisionStep:
    """Change what a body handles and when, or record what it decided.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(step, version=version, by=by, **said)


def remove_decision(step: DecisionStep, *, version: int, by: User) -> None:
    """Take a body off the decision path.

    Raises StaleEdit, Gone.
    """
    remove(step, version=version, by=by)
