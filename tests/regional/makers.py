"""Reports as a municipality sends them; say only what the test cares about."""

from datetime import date
from decimal import Decimal
from typing import Any

from regional.contracts import (
    Assessment,
    CoordinationPart,
    DecisionKind,
    DecisionPart,
    ElementPart,
    ElementState,
    GoalPart,
    IndicatorPart,
    MeasurePart,
    Names,
    ObjectivePart,
    PlanPart,
    Report,
    ValuePart,
)

NAMES = {
    "049": Names(fi="Espoo", sv="Esbo", en="Espoo"),
    "078": Names(fi="Hanko", sv="Hangö", en="Hanko"),
    "257": Names(fi="Kirkkonummi", sv="Kyrkslätt", en="Kirkkonummi"),
}
DECIDED = DecisionPart(
    kind=DecisionKind.BOARD,
    body="Wellbeing Committee",
    decided_on=date(2026, 5, 18),
    section="94",
)
ELEMENTS = tuple(
    ElementPart(code=f"E{number}", name=f"Element {number}", state=ElementState.MET)
    for number in range(1, 9)
)


def make_indicator(**said: Any) -> IndicatorPart:
    usual: dict[str, Any] = {
        "name": "Employment rate of foreign-language residents",
        "definition": "employment-rate",
        "unit": "%",
        "direction": "up",
        "source": "Statistics Finland, employment statistics",
        "baseline_year": 2024,
        "baseline": Decimal("56.30"),
        "target_year": 2027,
        "target": Decimal(60),
        "values": (
            ValuePart(
                year=2025,
                value=Decimal("57.9"),
                numerator=Decimal(23160),
                denominator=Decimal(40000),
            ),
        ),
    }
    return IndicatorPart(**usual | said)


def make_objective(**said: Any) -> ObjectivePart:
    goal = GoalPart(
        framework="government-programme-2024",
        framework_name="Government Integration Programme",
        goal="g1",
        number="1",
        text="Employment of immigrants rises",
    )
    measure = MeasurePart(
        title="Workplace Finnish",
        description="Courses at the workplace, with a mentor.",
        responsible="Employment services",
        partners=("Chamber of commerce",),
        starts=date(2025, 1, 1),
        continuous=True,
        cost=Decimal("12000.50"),
        status="under way",
        for_good_relations=True,
    )
    usual: dict[str, Any] = {
        "number": "1",
        "title": "The employment gap narrows",
        "theme": "employment",
        "theme_name": "Employment",
        "present_state": "One in two works.",
        "desired_change": "Three in five work.",
        "target_groups": ("working_age",),
        "target_group_names": ("Working-age people",),
        "goals": (goal,),
        "measures": (measure,),
        "indicators": (make_indicator(),),
        "assessment": Assessment.PARTLY,
        "assessment_text": "One course of two began.",
    }
    return ObjectivePart(**usual | said)


def make_report(municipality: str = "049", **said: Any) -> Report:
    usual: dict[str, Any] = {
        "municipality": municipality,
        "municipalities": (municipality,),
        "names": NAMES.get(municipality, NAMES["049"]),
        "language": "en",
        "rule_set": "checklist",
        "covers_from": date(2024, 6, 1),
        "covers_to": date(2026, 5, 31),
        "plan": PlanPart(
            title="Integration programme",
            form="separate",
            first_year=2024,
            last_year=2027,
            approved_on=date(2024, 5, 20),
            approved_by="Council",
            section="41",
            number=1,
            hash="ab" * 32,
        ),
        "coordination": CoordinationPart(body="Immigrant services", contact_role="coordinator"),
        "summary": "Employment rose; housing needs more work.",
        "elements": ELEMENTS,
        "objectives": (make_objective(),),
        "decision": DECIDED,
    }
    return Report(**usual | said)
