"""Agreeing who follows the plan, and on what to react to."""

from typing import Any

from accounts.models import User
from plans.editing import Gone, add, change, remove
from plans.models import Indicator, IntermediateTarget, MonitoringAgreement, Plan, Trigger


def agree_on_monitoring(plan: Plan, *, version: int, by: User, **said: Any) -> MonitoringAgreement:
    """Write the plan's monitoring agreement, or change it if there is one; `version` is what was known of it (0: nothing yet).

    Raises StaleEdit, Gone, ValidationError.
    """
    known = MonitoringAgreement.objects.filter(plan=plan).first()
    if known is None:
        if version:
            raise Gone
        return add(MonitoringAgreement(plan=plan, **said), by=by)
    return change(known, version=version, by=by, **said)


def add_trigger(plan: Plan, *, by: User, **said: Any) -> Trigger:
    """Agree on a situation in which the plan is looked at again.

    Raises ValidationError.
    """
    return add(Trigger(plan=plan, **said), by=by)


def change_trigger(trigger: Trigger, *, version: int, by: User, **said: Any) -> Trigger:
    """Change a situation, or what is then done.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(trigger, version=version, by=by, **said)


def remove_trigger(trigger: Trigger, *, version: int, by: User) -> None:
    """Remove a situation; the tasks that it raised stay.

    Raises StaleEdit, Gone.
    """
    remove(trigger, version=version, by=by)


def set_intermediate_target(indicator: Indicator, *, by: User, **said: Any) -> IntermediateTarget:
    """Say what an indicator should be in a year on its way.

    Raises ValidationError.
    """
    return add(IntermediateTarget(indicator=indicator, **said), by=by)


def change_intermediate_target(
    row: IntermediateTarget, *, version: int, by: User, **said: Any
) -> IntermediateTarget:
    """Change an intermediate target.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(row, version=version, by=by, **said)


def remove_intermediate_target(row: IntermediateTarget, *, version: int, by: User) -> None:
    """Remove an intermediate target.

    Raises StaleEdit, Gone.
    """
    remove(row, version=version, by=by)
