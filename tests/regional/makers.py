"""Reports as a municipality sends them; say only what the test cares about."""

from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import time_machine

from accounts.models import User
from core.clock import today
from regional.contracts import (
    Assessment,
    ChapterPart,
    CoordinationPart,
    DecisionKind,
    DecisionPart,
    ElementPart,
    ElementState,
    GoalPart,
    HeardKind,
    HeardPart,
    IndicatorPart,
    MeasurePart,
    Names,
    ObjectivePart,
    ObstaclePart,
    Origin,
    ParticipationPart,
    PlanPart,
    Reason,
    Receipt,
    Report,
    Sender,
    TargetGroupPart,
    ValuePart,
)
from regional.inbox import receive
from regional.models import Coverage, Obligation, ObligationEvent, ReviewEvent
from regional.services.review import open_review, process_report, return_report
from register.models import Municipality
from tenants.context import as_administrator, at_front_door, inside, over_region
from tenants.models import Officer, Workspace
from tenants.services import open_workspace

HELSINKI = ZoneInfo("Europe/Helsinki")
BEFORE_DUE = datetime(2026, 5, 4, 12, tzinfo=HELSINKI)
DUE = date(2026, 6, 1)  # two years after the checklist was taken into use; a Monday
UUSIMAA = "edc-01"
COUNTER = count(1)

NAMES = {
    "049": Names(fi="Espoo", sv="Esbo", en="Espoo"),
    "078": Names(fi="Hanko", sv="Hangö", en="Hanko"),
    "257": Names(fi="Kirkkonummi", sv="Kyrkslätt", en="Kirkkonummi"),
}
DECIDED = DecisionPart(
    kind=DecisionKind.BOARD,
    body="Wellbeing Committee",
    decided_on=date(2026, 4, 27),
    section="94",
)
ELEMENTS = tuple(
    ElementPart(code=f"E{number}", name=f"Element {number}", state=ElementState.MET)
    for number in range(1, 9)
)
CHAPTERS = tuple(
    ChapterPart(code=code, name=code.capitalize(), text=f"On {code}.", origin=Origin.WRITTEN)
    for code in ("goals", "measures", "availability", "funding", "effectiveness")
)
HEARD = HeardPart(
    kind=HeardKind.MEETING,
    on=date(2025, 11, 4),
    who="Cooperation group",
    title="Autumn meeting",
    people=14,
    changed="Evening courses were added.",
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
        "chapters": CHAPTERS,
        "participation": ParticipationPart(members=9, heard=(HEARD,), text="Residents took part."),
        "obstacles": (
            ObstaclePart(code="housing", name="No suitable housing", text="Rental homes are few."),
        ),
        "target_groups": (
            TargetGroupPart(
                code="working_age", name="Working-age people", objectives=1, measures=1
            ),
            TargetGroupPart(code="older_people", name="Older people"),
        ),
    }
    return Report(**usual | said)


def make_officer(
    user: User, *, authority: str = UUSIMAA, role: str = Officer.Role.OFFICER
) -> Officer:
    with at_front_door():
        return Officer.objects.create(
            user=user, authority_id=authority, role=role, valid_from=date(2024, 1, 1)
        )


def sent(municipality: str = "049", *, key: str = "", place: str = "", **said: Any) -> Receipt:
    """Send a municipality's report through the inbox, from its own workspace; without a key, each says something else."""
    wanted = place or f"m{municipality}"
    with at_front_door():
        workspace = Workspace.objects.get(schema_name=wanted)
    if not key:  # what was returned cannot be sent again as it was
        said = {"summary": f"Employment rose; more homes are needed ({next(COUNTER)})."} | said
    with inside(workspace):
        return receive(
            make_report(municipality, **said),
            sender=Sender(place=wanted, person_id=7, person_name="Aino Virtanen"),
            idempotency_key=key or str(uuid4()),
        )


def at(*moment: int) -> time_machine.travel:
    """Go to a moment of Helsinki's clock."""
    return time_machine.travel(datetime(*moment, tzinfo=HELSINKI), tick=False)  # type: ignore[arg-type,misc]


def coverage_of(receipt: Receipt, municipality: str = "") -> Coverage:
    with over_region():
        found = Coverage.objects.select_related("obligation__rule_set", "report").filter(
            report__reference=receipt.reference, report__revision=receipt.revision
        )
        return found.get(municipality=municipality) if municipality else found.get()


def opened(receipt: Receipt, *, by: Officer) -> ReviewEvent:
    with over_region():
        return open_review(coverage_of(receipt), by=by)


def returned(receipt: Receipt, *, by: Officer, correction_due: date) -> ReviewEvent:
    reason = Reason(element="E4", name="Indicators", text="Objective 2 has no indicator.")
    with over_region():
        return return_report(
            coverage_of(receipt), by=by, reasons=[reason], correction_due=correction_due
        )


def processed(receipt: Receipt, *, by: Officer) -> ReviewEvent:
    with over_region():
        return process_report(coverage_of(receipt), by=by, feedback="A clear report.")


def changed(municipality: str, kind: str, **said: Any) -> ObligationEvent:
    """Record an event of what the municipality owes first, on today's day unless said."""
    with over_region():
        owed = Obligation.objects.filter(municipality=municipality).order_by("due_on").first()
        assert owed is not None
        return ObligationEvent.objects.create(
            obligation=owed, kind=kind, **{"on": today(), "reason": "agreed"} | said
        )


def open_workspace_of(code: str, *, on: date = date(2024, 6, 1)) -> Workspace:
    """Open one more municipality's workspace."""
    with as_administrator():
        return open_workspace(Municipality.objects.get(code=code), on=on)
