"""What is on the plan page."""

from typing import Any

from plans.models import Indicator, IndicatorValue, Measure, Objective, Plan, Section
from tenants.rows import Editable
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of

OBJECTIVE = {"title": "Changed", "theme": "employment"}
INDICATOR = {"name": "Changed", "source": "Statistics", "direction": "up"}


def _call(scene: Scene, model: type[Editable], what: str, /, **data: Any) -> Call:
    row = row_of(model, scene.word)
    return Call({f"{what}_id": row.pk}, data=data | {"version": row.version})


@given("a plan")
def plan(scene: Scene) -> Call:
    return _call(scene, Plan, "plan")


@given("a new objective")
def new_objective(scene: Scene) -> Call:
    return _call(scene, Plan, "plan", **OBJECTIVE)


@given("an objective")
def objective(scene: Scene) -> Call:
    return _call(scene, Objective, "objective", direction="down")


@given("an objective as it is")
def objective_as_it_is(scene: Scene) -> Call:
    return objective(scene)


@given("an objective's new text")
def objective_text(scene: Scene) -> Call:
    return _call(scene, Objective, "objective", **OBJECTIVE)


@given("a new measure")
def new_measure(scene: Scene) -> Call:
    return _call(scene, Objective, "objective", **_measure(scene))


@given("a measure")
def measure(scene: Scene) -> Call:
    return _call(scene, Measure, "measure", direction="up")


@given("a measure as it is")
def measure_as_it_is(scene: Scene) -> Call:
    return measure(scene)


@given("a measure's new text")
def measure_text(scene: Scene) -> Call:
    return _call(scene, Measure, "measure", **_measure(scene))


@given("a new indicator")
def new_indicator(scene: Scene) -> Call:
    return _call(scene, Objective, "objective", **INDICATOR)


@given("an indicator")
def indicator(scene: Scene) -> Call:
    return _call(scene, Indicator, "indicator", direction="up")


@given("an indicator as it is")
def indicator_as_it_is(scene: Scene) -> Call:
    return indicator(scene)


@given("an indicator's new text")
def indicator_text(scene: Scene) -> Call:
    return _call(scene, Indicator, "indicator", **INDICATOR)


@given("a new value")
def new_value(scene: Scene) -> Call:
    return _call(scene, Indicator, "indicator", year="2027", value="1.5")


@given("a value")
def value(scene: Scene) -> Call:
    return _call(scene, IndicatorValue, "value")


@given("a value as it is")
def value_as_it_is(scene: Scene) -> Call:
    return value(scene)


@given("a value corrected")
def corrected(scene: Scene) -> Call:
    return _call(scene, IndicatorValue, "value", year="2026", value="62")


@given("a section")
def section(scene: Scene) -> Call:
    row: Section = row_of(Section, scene.word)
    return Call({"plan_id": row.plan_id, "code": row.element})


@given("a section's text")
def section_text(scene: Scene) -> Call:
    row: Section = row_of(Section, scene.word)
    data = {"text": "Changed", "version": row.version}
    return Call({"plan_id": row.plan_id, "code": row.element}, data=data)


@given("a draft")
def draft(scene: Scene) -> Call:
    row = row_of(Objective, scene.word)
    return Call({"key": f"objective:{row.pk}"}, data={"title": "Half a th", "version": 1})


def _measure(scene: Scene) -> dict[str, Any]:
    body = row_of(Measure, scene.word).responsible_id
    return {"title": "Changed", "responsible": body, "status": "not_started"}
