"""Which plans a workspace has, which of them is the one at hand, and all of one plan's text at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404

from catalogue.models import Element
from catalogue.queries import elements_of
from plans.models import (
    ElementMark,
    ElementPlace,
    GoalLink,
    Indicator,
    Measure,
    MeasurePartner,
    Objective,
    Plan,
    PlanForm,
    PlanState,
    Section,
)


def all_plans() -> list[Plan]:
    """Return the workspace's plans with their rule sets, the latest first."""
    return list(Plan.objects.select_related("rule_set", "coordinating_body"))


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


@dataclass(frozen=True, slots=True)
class Whole:
    """A plan with all that its text consists of, fetched once; nothing more is asked of the database."""

    plan: Plan
    objectives: tuple[Objective, ...]
    sections: Mapping[str, Section]
    elements: tuple[Element, ...]
    elsewhere: Mapping[str, ElementMark]
    places: Mapping[str, ElementPlace]  # in the host document, of an embedded plan


def whole_of(plan: Plan) -> Whole:
    """Fetch a plan's objectives, measures, indicators and sections, and the elements of its rule set."""
    partners = MeasurePartner.objects.select_related("body")
    measures = Measure.objects.select_related("responsible").prefetch_related(
        Prefetch("partners", partners)
    )
    indicators = Indicator.objects.select_related("responsible").prefetch_related("values")
    goals = GoalLink.objects.select_related("goal__framework").order_by(
        "goal__framework__position", "goal__position", "goal__number"
    )
    objectives = plan.objectives.select_related("theme").prefetch_related(
        Prefetch("measures", measures),
        Prefetch("indicators", indicators),
        Prefetch("goal_links", goals),
    )
    return Whole(
        plan=plan,
        objectives=tuple(objectives),
        sections={section.element: section for section in plan.sections.all()},
        elements=tuple(elements_of(plan.rule_set)),
        elsewhere={mark.element: mark for mark in plan.element_marks.all()},
        places=_places_of(plan),
    )


def _places_of(plan: Plan) -> dict[str, ElementPlace]:
    if plan.form != PlanForm.EMBEDDED:
        return {}
    return {place.element: place for place in plan.places.all()}


def plan_with(key: UUID) -> Plan:
    """Return the plan with the key, with its rule set and coordinating body.

    Raises Http404.
    """
    plan = Plan.objects.select_related("rule_set", "coordinating_body").filter(pk=key).first()
    if plan is None:
        raise Http404
    return plan
