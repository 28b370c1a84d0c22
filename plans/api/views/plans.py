"""Plans, bodies and milestones (step 1)."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from core.access import Access, Who
from core.permissions import require
from plans.api.rows import RemovableRow, Rows, RowView
from plans.api.shapes import BodyShape, FindBodies, MilestoneShape, PlanShape
from plans.models import Body, Milestone, Plan
from plans.permissions import can_coordinate
from plans.preparation.services import (
    add_body,
    change_body,
    change_milestone,
    change_plan,
    delete_plan,
    remove_body,
    remove_milestone,
    set_milestone,
    start_plan,
)


class PlanView(RowView[Plan]):
    """The plan of a workspace for a span of years. The coordinator starts it."""

    noun, nouns, shape = "plan", "plans", PlanShape

    def rows(self) -> QuerySet[Plan]:
        return Plan.objects.all()


class Plans(PlanView, Rows[Plan]):
    __doc__ = PlanView.__doc__
    one = "plan"
    writing: ClassVar[Access] = Access(Who.MEMBER, can_coordinate)

    def make(self, **said: Any) -> Plan:
        return start_plan(by=self.person, **said)


class OnePlan(PlanView, RemovableRow[Plan]):
    __doc__ = PlanView.__doc__

    def change(self, row: Plan, *, version: int, **said: Any) -> Plan:
        return change_plan(row, version=version, by=self.person, **said)

    def remove(self, row: Plan, *, version: int) -> None:
        require(can_coordinate, self.member)
        delete_plan(row, version=version, by=self.person)


class BodyView(RowView[Body]):
    """Somebody who can be made responsible: a board, a service, an authority, an organisation."""

    noun, nouns, shape = "body", "bodies", BodyShape

    def rows(self) -> QuerySet[Body]:
        return Body.objects.all()


class Bodies(BodyView, Rows[Body]):
    __doc__ = BodyView.__doc__
    one, asks = "body", FindBodies

    def filtered(self, rows: QuerySet[Body], asked: dict[str, Any]) -> QuerySet[Body]:
        if "q" in asked:
            rows = rows.filter(name__icontains=asked["q"])
        if "kind" in asked:
            rows = rows.filter(kind=asked["kind"])
        return rows

    def make(self, **said: Any) -> Body:
        return add_body(by=self.person, **said)


class OneBody(BodyView, RemovableRow[Body]):
    __doc__ = BodyView.__doc__

    def change(self, row: Body, *, version: int, **said: Any) -> Body:
        return change_body(row, version=version, by=self.person, **said)

    def remove(self, row: Body, *, version: int) -> None:
        remove_body(row, version=version, by=self.person)


class MilestoneView(RowView[Milestone]):
    """A day by which something of the plan is to be ready, and the day on which it was."""

    noun, nouns, shape = "milestone", "milestones", MilestoneShape


class Milestones(MilestoneView, Rows[Milestone]):
    __doc__ = MilestoneView.__doc__
    one = "milestone"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[Milestone]:
        return Milestone.objects.filter(plan=self.plan())

    def make(self, **said: Any) -> Milestone:
        return set_milestone(self.plan(), by=self.person, **said)


class OneMilestone(MilestoneView, RemovableRow[Milestone]):
    __doc__ = MilestoneView.__doc__

    def rows(self) -> QuerySet[Milestone]:
        return Milestone.objects.all()

    def change(self, row: Milestone, *, version: int, **said: Any) -> Milestone:
        return change_milestone(row, version=version, by=self.person, **said)

    def remove(self, row: Milestone, *, version: int) -> None:
        remove_milestone(row, version=version, by=self.person)
