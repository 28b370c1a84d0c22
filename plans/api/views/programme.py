"""Objectives and measures (steps 4 and 5)."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from core.access import Access, Who
from core.permissions import require
from plans.api.rows import RemovableRow, Rows, RowView
from plans.api.shapes import FindMeasures, MeasureShape, ObjectiveShape
from plans.models import Measure, Objective, Plan
from plans.permissions import can_contribute, can_edit, can_edit_measure
from plans.programme.services import (
    change_measure,
    change_objective,
    plan_measure,
    write_objective,
)


class ObjectiveView(RowView[Objective]):
    """A change that the municipality wants to see, linked to goals of national frameworks."""

    noun, nouns, shape = "objective", "objectives", ObjectiveShape


class Objectives(ObjectiveView, Rows[Objective]):
    __doc__ = ObjectiveView.__doc__
    one = "objective"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[Objective]:
        return Objective.objects.filter(plan=self.plan()).prefetch_related("goal_links")

    def make(self, **said: Any) -> Objective:
        return write_objective(self.plan(), by=self.person, **said)


class OneObjective(ObjectiveView, RemovableRow[Objective]):
    __doc__ = ObjectiveView.__doc__

    def rows(self) -> QuerySet[Objective]:
        return Objective.objects.prefetch_related("goal_links")

    def change(self, row: Objective, *, version: int, **said: Any) -> Objective:
        return change_objective(row, version=version, by=self.person, **said)


class MeasureView(RowView[Measure]):
    """What is done for an objective. A contributor changes those of the bodies that they act for."""

    noun, nouns, shape = "measure", "measures", MeasureShape


class Measures(MeasureView, Rows[Measure]):
    """The measures of an objective."""

    one = "measure"

    def objective(self) -> Objective:
        return get_object_or_404(Objective, pk=self.kwargs["objective"])

    def rows(self) -> QuerySet[Measure]:
        return Measure.objects.filter(objective=self.objective()).prefetch_related("partners")

    def make(self, **said: Any) -> Measure:
        return plan_measure(self.objective(), by=self.person, **said)


class MeasuresOfPlan(MeasureView, Rows[Measure]):
    """All measures of a plan, in the order of its objectives."""

    one, asks = "measure", FindMeasures
    http_method_names = ["get", "head"]
    noun = "measure_of_plan"
    nouns = "measures_of_plan"

    @property
    def tag(self) -> str:  # type: ignore[override]  # a property where the base names a constant
        return "measures"

    def rows(self) -> QuerySet[Measure]:
        plan = get_object_or_404(Plan, pk=self.kwargs["plan"])
        found = Measure.objects.filter(objective__plan=plan).prefetch_related("partners")
        return found.order_by("objective__position", "objective_id", "position", "id")


class OneMeasure(MeasureView, RemovableRow[Measure]):
    __doc__ = MeasureView.__doc__
    writing: ClassVar[Access] = Access(Who.MEMBER, can_contribute)

    def rows(self) -> QuerySet[Measure]:
        return Measure.objects.prefetch_related("partners")

    def may_change(self, row: Measure) -> None:
        require(can_edit_measure, self.member, row)

    def change(self, row: Measure, *, version: int, **said: Any) -> Measure:
        body = said.get("responsible")
        if body and not can_edit_measure(self.member, Measure(responsible=body)):
            raise ValidationError({"responsible": [_("Choose a body that you act for.")]})
        return change_measure(row, version=version, by=self.person, **said)

    def remove(self, row: Measure, *, version: int) -> None:
        require(can_edit, self.member)
        super().remove(row, version=version)
