"""Which plans a workspace has, and which of them is the one at hand."""

from datetime import date

from plans.models import Plan, PlanState


def all_plans() -> list[Plan]:
    """Return the workspace's plans with their rule sets, the latest first."""
    return list(Plan.objects.select_related("rule_set"))


def current_of(plans: list[Plan], on: date) -> Plan | None:
    """Choose the plan that covers the day's year, or else the latest that nothing has superseded.

    `plans` come latest first. None where there is no plan.
    """
    standing = [plan for plan in plans if plan.state != PlanState.SUPERSEDED]
    for plan in standing:
        if plan.first_year <= on.year <= plan.last_year:
            return plan
    return next(iter(standing or plans), None)


def current_plan(on: date) -> Plan | None:
    """Return the plan at hand on the day, with its rule set; None where there is no plan."""
    return current_of(all_plans(), on)
