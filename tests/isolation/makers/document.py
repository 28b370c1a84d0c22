"""What is said of a plan as a whole: elements done elsewhere, and its way from draft to superseded."""

from django.db.models import Model

from plans.models import ElementMark, Plan, PlanState, PlanVersion, StateChange
from tests.isolation.makers import makes, row_of


@makes("plans.ElementMark")
def mark(word: str) -> Model:
    return ElementMark.objects.create(plan=row_of(Plan, word), element="E7", reason=word)


@makes("plans.StateChange")
def passage(word: str) -> Model:
    return StateChange.objects.create(
        plan=row_of(Plan, word),
        version=row_of(PlanVersion, word),
        state=PlanState.STATEMENTS,
        note=word,
    )
