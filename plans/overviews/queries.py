"""What a body has to do in a plan, and which goals of frameworks no objective serves."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from catalogue.models import Framework, FrameworkGoal
from catalogue.queries import frameworks_on
from plans.models import (
    Body,
    BodyPerson,
    GoalLink,
    Indicator,
    LocalDocument,
    Measure,
    Objective,
    Plan,
    Relation,
    Task,
)


@dataclass(frozen=True, slots=True)
class Ours:
    """What bodies answer for, take part in, measure and have agreed to do."""

    measures: list[Measure]
    shares: list[Measure]
    indicators: list[Indicator]
    tasks: list[Task]


@dataclass(frozen=True, slots=True)
class Served:
    """A goal of a framework, with the objectives that implement and that support it."""

    goal: FrameworkGoal
    implementing: list[Objective]
    supporting: list[Objective]

    @property
    def is_bare(self) -> bool:
        return not (self.implementing or self.supporting)


@dataclass(frozen=True, slots=True)
class Covered:
    """A framework with its goals, and how many of them some objective serves."""

    framework: Framework
    goals: list[Served]

    @property
    def served(self) -> int:
        return sum(not goal.is_bare for goal in self.goals)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which goals are served, which objectives serve local needs alone, which serve nothing, which documents wait."""

    frameworks: list[Covered]
    local: list[Objective]
    unlinked: list[Objective]
    bare_documents: list[LocalDocument]


def bodies_of(user_id: int) -> list[Body]:
    """Return the bodies that a person acts for."""
    acts = BodyPerson.objects.filter(user_id=user_id).values("body")
    return list(Body.objects.filter(pk__in=acts))


def ours_of(plan: Plan, bodies: Collection[UUID]) -> Ours:
    """Fetch what bodies have to do in a plan, in a fixed number of queries."""
    measures = Measure.objects.filter(objective__plan=plan).select_related(
        "objective", "responsible"
    )
    measures = measures.order_by("objective__position", "objective_id", "position", "pk")
    own = list(measures.filter(responsible__in=bodies))
    objectives = {measure.objective_id for measure in own}
    indicators = Indicator.objects.filter(objective__plan=plan).filter(
        Q(responsible__in=bodies) | Q(objective__in=objectives)
    )
    open_tasks = Task.objects.filter(body__in=bodies, done_on=None, dropped_reason="")
    return Ours(
        measures=own,
        shares=list(measures.filter(partners__body__in=bodies).exclude(responsible__in=bodies)),
        indicators=list(
            indicators.select_related("objective", "responsible")
            .prefetch_related("values")
            .order_by("objective__position", "position", "pk")
        ),
        tasks=list(open_tasks.select_related("body")),
    )


def coverage_of(plan: Plan, on: date) -> Coverage:
    """Tell which goals of the frameworks in force on the day a plan's objectives serve, in a fixed number of queries."""
    links: dict[str, list[GoalLink]] = defaultdict(list)
    objectives = list(plan.objectives.all())
    linked: set[UUID] = set()
    for link in GoalLink.objects.filter(objective__plan=plan).select_related("objective"):
        links[link.goal_id].append(link)
        linked.add(link.objective_id)
    unlinked = [each for each in objectives if each.pk not in linked]
    documents = LocalDocument.objects.exclude(uses__objective__plan=plan)
    return Coverage(
        frameworks=[
            Covered(each, [_served(goal, links[goal.key]) for goal in each.goals.all()])
            for each in frameworks_on(on)
        ],
        local=[each for each in unlinked if each.local_reason],
        unlinked=[each for each in unlinked if not each.local_reason],
        bare_documents=list(documents),
    )


def _served(goal: FrameworkGoal, links: list[GoalLink]) -> Served:
    def by(relation: str) -> list[Objective]:
        return [link.objective for link in links if link.relation == relation]

    return Served(goal, by(Relation.IMPLEMENTS), by(Relation.SUPPORTS))
