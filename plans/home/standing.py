"""Everything that tells where the planning is, fetched once."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.models import Audience, StepItem
from catalogue.queries import StepWithItems, audiences, steps_with_items
from core.clock import today
from plans.cooperation.queries import Cooperation, cooperation_of
from plans.document.queries import approved_versions
from plans.models import (
    CommunicationItem,
    DecisionStep,
    FirstContact,
    ItemMark,
    Milestone,
    Plan,
    PlanVersion,
    StepCare,
)
from plans.picture.queries import State, known_of, questions, states_of
from plans.queries import Whole, whole_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan with its steps, marks, cares, milestones and latest version; nothing more is asked of the database."""

    whole: Whole
    steps: tuple[StepWithItems, ...]
    marks: Mapping[str, ItemMark]
    cares: Mapping[int, StepCare]
    milestones: tuple[Milestone, ...]
    decision_steps: tuple[DecisionStep, ...]
    latest: PlanVersion | None
    picture: Mapping[str, State]  # how each question of the situation picture stands
    cooperation: Cooperation
    communication: tuple[CommunicationItem, ...]
    audiences: tuple[Audience, ...]
    first_contact: FirstContact | None  # with the regional authority

    def items_of(self, number: int) -> tuple[StepItem, ...]:
        """Return what belongs to a step under the plan's rule set."""
        return next((each.items for each in self.steps if each.step.number == number), ())


def standing_of(plan: Plan) -> Standing:
    """Fetch all that tells where a plan is, in a fixed number of queries."""
    marks = {mark.item: mark for mark in plan.marks.all()}
    return Standing(
        whole=whole_of(plan),
        steps=tuple(steps_with_items(plan.rule_set)),
        marks=marks,
        cares={care.step_id: care for care in plan.cares.all()},
        milestones=tuple(plan.milestones.select_related("body")),
        decision_steps=tuple(plan.decision_steps.all()),
        latest=approved_versions(plan).first(),
        picture=states_of(questions(), known_of(plan), marks, on=today()),
        cooperation=cooperation_of(plan, on=today()),
        communication=tuple(plan.communication.all()),
        audiences=tuple(audiences()),
        first_contact=FirstContact.objects.filter(plan=plan).first(),
    )
