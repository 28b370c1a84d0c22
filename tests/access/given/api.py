"""For the API of a workspace: rows by their keys, and what programs send about them."""

from typing import Any

from django.db.models import Model

from catalogue.queries import default_rule_set
from core.clock import today
from plans.models import (
    Body,
    CommunicationItem,
    DecisionStep,
    ElementPlace,
    ExpectedArrivals,
    Finding,
    GroupMember,
    Indicator,
    IndicatorValue,
    IntermediateTarget,
    Measure,
    Meeting,
    Milestone,
    MonitoringAgreement,
    Objective,
    Plan,
    PlanVersion,
    Proposal,
    Service,
    StatementRequest,
    StepCare,
    Trigger,
)
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of

ROWS: dict[str, type[Model]] = {
    "plan": Plan,
    "body": Body,
    "milestone": Milestone,
    "decision step": DecisionStep,
    "place": ElementPlace,
    "message": CommunicationItem,
    "objective": Objective,
    "measure": Measure,
    "indicator": Indicator,
    "value": IndicatorValue,
    "target": IntermediateTarget,
    "situation": Trigger,
    "version": PlanVersion,
    "finding": Finding,
    "service": Service,
    "year of arrivals": ExpectedArrivals,
    "group member": GroupMember,
    "meeting": Meeting,
    "statement request": StatementRequest,
    "proposal": Proposal,
}


def tag(row: Any) -> dict[str, str]:
    return {"If-Match": f'"{row.version}"'}


def _register(noun: str, model: type[Model]) -> None:
    def one(scene: Scene) -> Call:
        row = row_of(model, scene.word)
        return Call({"key": row.pk}, json={}, headers=tag(row) if hasattr(row, "version") else {})

    def under(scene: Scene) -> Call:
        return Call({noun: row_of(model, scene.word).pk})

    given(f"api: one {noun}")(one)
    given(f"api: under one {noun}")(under)


for _noun, _model in ROWS.items():
    _register(_noun, _model)


@given("api: a body that nothing needs")
def spare(scene: Scene) -> Call:
    said = {"kind_id": row_of(Body, scene.word).kind_id}
    row, _made = Body.objects.get_or_create(name=f"{scene.word} to spare", defaults=said)
    return Call({"key": row.pk}, headers=tag(row))


@given("api: a plan that nobody approved")
def unapproved(scene: Scene) -> Call:
    said = {"title": scene.word, "rule_set": default_rule_set(today())}
    row, _made = Plan.objects.get_or_create(first_year=2010, last_year=2011, defaults=said)
    return Call({"key": row.pk}, headers=tag(row))


@given("api: a new plan")
def new_plan(_scene: Scene) -> Call:
    return Call(json={"title": "New", "first_year": 2052, "last_year": 2053})


@given("api: a new body")
def new_body(_scene: Scene) -> Call:
    return Call(json={"name": "New", "kind": "education"})


@given("api: a new milestone")
def new_milestone(scene: Scene) -> Call:
    said = {"title": "New", "planned_on": "2027-01-31"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a new message")
def new_message(scene: Scene) -> Call:
    said = {
        "title": "New",
        "audience": "residents",
        "topic": "process",
        "channel": "Website",
        "planned_on": "2027-01-31",
    }
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a new finding")
def new_finding(scene: Scene) -> Call:
    said = {"question": "3.1", "title": "New"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a finding that nothing cites")
def uncited(scene: Scene) -> Call:
    said = {"plan": row_of(Plan, scene.word), "question": "3.2", "title": "To spare"}
    row = Finding.objects.create(**said)
    return Call({"key": row.pk}, headers=tag(row))


@given("api: a new service")
def new_service(scene: Scene) -> Call:
    said = {"name": "New", "provider_name": "Somebody"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a new year of arrivals")
def new_year(scene: Scene) -> Call:
    said = {"year": 2033, "low": 1, "high": 2, "assumptions": "As before", "source_words": "We"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a new decision step")
def new_decision_step(scene: Scene) -> Call:
    said = {"body": str(row_of(Body, scene.word).pk), "handles": "New"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a new place")
def new_place(scene: Scene) -> Call:
    said = {"element": "E2", "chapter": "4"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a new objective")
def new_objective(scene: Scene) -> Call:
    said = {"title": "New", "theme": "employment"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a new measure")
def new_measure(scene: Scene) -> Call:
    said = {"title": "New", "responsible": str(row_of(Body, scene.word).pk)}
    return Call({"objective": row_of(Objective, scene.word).pk}, json=said)


@given("api: a new indicator")
def new_indicator(scene: Scene) -> Call:
    said = {"name": "New", "source": "Statistics Finland"}
    return Call({"objective": row_of(Objective, scene.word).pk}, json=said)


@given("api: a new value")
def new_value(scene: Scene) -> Call:
    said = {"year": 1999, "value": "57.4"}
    return Call({"indicator": row_of(Indicator, scene.word).pk}, json=said)


@given("api: a new target")
def new_target(scene: Scene) -> Call:
    return Call({"indicator": row_of(Indicator, scene.word).pk}, json={"year": 2031, "value": "5"})


@given("api: a new situation")
def new_situation(scene: Scene) -> Call:
    said = {"kind": "own", "situation": "New", "action": "We meet"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: an agreement")
def agreement(scene: Scene) -> Call:
    row: Any = row_of(MonitoringAgreement, scene.word)
    return Call({"plan": row.plan_id}, json={"body": str(row.body_id)}, headers=tag(row))


@given("api: a section")
def section(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk, "element": "E8"})


@given("api: a section's text")
def section_text(scene: Scene) -> Call:
    where = {"plan": row_of(Plan, scene.word).pk, "element": "E8"}
    return Call(where, json={"text": "New"}, headers={"If-Match": '"0"'})


@given("api: a step")
def step(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk, "number": 2})


@given("api: who takes care of a step")
def care(scene: Scene) -> Call:
    where = {"plan": row_of(Plan, scene.word).pk, "number": 2}
    known = StepCare.objects.filter(plan=where["plan"], step=2).first()
    said = {"person_id": None, "due_on": "2027-01-31"}
    return Call(where, json=said, headers=tag(known) if known else {"If-Match": '"0"'})


@given("api: an item of the checklist")
def item(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk, "item": "2.1"})


@given("api: a mark on an item")
def mark(scene: Scene) -> Call:
    where = {"plan": row_of(Plan, scene.word).pk, "item": "2.1"}
    return Call(where, json={"mark": "done"}, headers={"If-Match": '"0"'})


@given("api: a decision on the plan")
def decision(scene: Scene) -> Call:
    said = {"body_name": "Council", "decided_on": today().isoformat(), "section": "12 §"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a municipality")
def municipality(_scene: Scene) -> Call:
    return Call({"code": "049"})


@given("api: a rule set")
def rule_set(_scene: Scene) -> Call:
    return Call({"key": default_rule_set(today()).key})
