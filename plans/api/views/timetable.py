"""The decision path, and where elements stand in the host document (step 1)."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from catalogue.queries import elements_of
from plans.api.rows import RemovableRow, Rows, RowView
from plans.api.shapes import DecisionStepShape, PlaceShape
from plans.editing import add, change
from plans.models import DecisionStep, ElementPlace, Plan
from plans.queries import plan_with
from plans.timetable.services import change_decision, plan_decision, remove_decision


class DecisionStepView(RowView[DecisionStep]):
    """A body on the plan's way to its approval: what it handles, when, and what it decided."""

    noun, nouns, shape = "decision_step", "decision_steps", DecisionStepShape


class DecisionSteps(DecisionStepView, Rows[DecisionStep]):
    __doc__ = DecisionStepView.__doc__
    one = "decision-step"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[DecisionStep]:
        return DecisionStep.objects.filter(plan=self.plan())

    def make(self, **said: Any) -> DecisionStep:
        return plan_decision(self.plan(), by=self.person, **said)


class OneDecisionStep(DecisionStepView, RemovableRow[DecisionStep]):
    __doc__ = DecisionStepView.__doc__

    def rows(self) -> QuerySet[DecisionStep]:
        return DecisionStep.objects.all()

    def change(self, row: DecisionStep, *, version: int, **said: Any) -> DecisionStep:
        return change_decision(row, version=version, by=self.person, **said)

    def remove(self, row: DecisionStep, *, version: int) -> None:
        remove_decision(row, version=version, by=self.person)


class PlaceView(RowView[ElementPlace]):
    """Where in the host document an element of an embedded plan stands."""

    noun, nouns, shape = "place", "places", PlaceShape

    def in_rule_set(self, plan: Plan, said: dict[str, Any]) -> dict[str, Any]:
        """Return what was said, if the plan's rule set has the element.

        Raises ValidationError.
        """
        codes = {element.code for element in elements_of(plan.rule_set)}
        if "element" in said and said["element"] not in codes:
            raise ValidationError({"element": [_("The rule set has no such element.")]})
        return said


class Places(PlaceView, Rows[ElementPlace]):
    __doc__ = PlaceView.__doc__
    one = "place"

    def rows(self) -> QuerySet[ElementPlace]:
        return ElementPlace.objects.filter(plan=plan_with(self.kwargs["plan"]))

    def make(self, **said: Any) -> ElementPlace:
        plan = plan_with(self.kwargs["plan"])
        return add(ElementPlace(plan=plan, **self.in_rule_set(plan, said)), by=self.person)


class OnePlace(PlaceView, RemovableRow[ElementPlace]):
    __doc__ = PlaceView.__doc__

    def rows(self) -> QuerySet[ElementPlace]:
        return ElementPlace.objects.select_related("plan__rule_set")

    def change(self, row: ElementPlace, *, version: int, **said: Any) -> ElementPlace:
        return change(row, version=version, by=self.person, **self.in_rule_set(row.plan, said))
