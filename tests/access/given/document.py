"""Step 7 of a plan."""

from tests.access.given import Call, given
from tests.access.given.plans_steps import plan_of
from tests.access.scene import Scene


@given("an element of a plan")
def element(scene: Scene) -> Call:
    return Call({"plan": plan_of(scene).pk, "element": "E8"})


@given("an element done elsewhere")
def elsewhere(scene: Scene) -> Call:
    return Call({"plan": plan_of(scene).pk, "element": "E8"}, data={"reason": "Strategia"})


@given("a step that a plan takes")
def step_taken(scene: Scene) -> Call:
    return Call({"plan": plan_of(scene).pk, "state": "statements"}, data={"note": "Vappuun"})


@given("a plan carried over")
def carried(scene: Scene) -> Call:
    said = {"way": "new", "rule_set": "checklist", "first_year": "2050", "last_year": "2053"}
    return Call({"plan": plan_of(scene).pk}, data=said)
