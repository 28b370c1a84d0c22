"""A plan that can be reported on, and its report; say only what the test cares about. Call inside a workspace."""

from datetime import date
from typing import Any

from accounts.models import User
from catalogue.models import FrameworkGoal, ReasonCode
from plans.models import Plan
from plans.monitoring.services import record_value
from plans.preparation.services import add_body
from regional.contracts import Receipt
from reporting.models import Report
from reporting.services import begin_report, record_decision, submit_report, write_report
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan

DECISION: dict[str, Any] = {
    "decision_kind": "board",
    "decision_body": "Hyvinvointilautakunta",
    "decided_on": date(2026, 4, 20),
    "decision_section": "94",
}


def make_reported_plan(by: User, *, objectives: int = 1, **said: Any) -> Plan:
    """A plan with so many objectives, each with a measure, a partner, an indicator with two values, and a goal."""
    body = make_body(by)
    partner = add_body(by=by, name="Kela", kind_id="kela")
    plan = make_plan(
        by, **{"first_year": 2025, "last_year": 2028, "coordinating_body": body} | said
    )
    for number in range(1, objectives + 1):
        objective = make_objective(
            plan,
            by,
            title=f"Tavoite {number}",
            desired_change="Useampi työllistyy",
            target_groups=["working_age", "families"],
            goals=FrameworkGoal.objects.all()[:2],
        )
        make_measure(objective, by, responsible=body, partners=[partner], status="done")
        indicator = make_indicator(objective, by, baseline_year=2024, baseline="56.3")
        record_value(indicator, 2024, by=by, value="56.3")
        record_value(indicator, 2025, by=by, value="57.9", numerator=23160, denominator=40000)
    return plan


def mended(report: Report, by: User) -> Report:
    """The report with other words than those that were returned."""
    current = Report.objects.get(pk=report.pk)
    return write_report(
        current, version=current.version, by=by, summary="What was asked for", assessments={}
    )


def make_report(plan: Plan, by: User, *, decided: bool = True, **said: Any) -> Report:
    """The report that is owed, begun on the plan, with a local decision unless told otherwise."""
    report = begin_report(plan, by=by)
    if decided:
        report = record_decision(report, version=report.version, by=by, **DECISION | said)
    return report


def send(report: Report, by: User, *, key: str = "a-key", **said: Any) -> Receipt:
    """The report, sent."""
    return submit_report(report, by=by, idempotency_key=key, **said)


def a_reason() -> ReasonCode:
    return ReasonCode.objects.all()[0]
