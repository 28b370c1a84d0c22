"""What the addresses of step 6 are given."""

from plans.models import Body, Indicator, IntermediateTarget, MonitoringAgreement, Plan, Trigger
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of

SITUATION = {
    "kind": "own",
    "situation": "Vastaanottokeskus avataan",
    "action": "Kokous",
    "days": 30,
}


@given("monitoring: an agreement")
def agreement(scene: Scene) -> Call:
    row = row_of(MonitoringAgreement, scene.word)
    said = {"body": row_of(Body, scene.word).pk, "interval": 6, "version": row.version}
    return Call({"plan": row.plan_id}, data=said)


@given("monitoring: a new situation")
def new_situation(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk}, data=SITUATION)


@given("monitoring: a situation")
def situation(scene: Scene) -> Call:
    row = row_of(Trigger, scene.word)
    return Call({"trigger": row.pk}, data=SITUATION | {"version": row.version})


@given("monitoring: a new target")
def new_target(scene: Scene) -> Call:
    indicator = row_of(Indicator, scene.word)
    return Call({"indicator": indicator.pk}, data={"year": 2028, "value": "50,5"})


@given("monitoring: a target")
def target(scene: Scene) -> Call:
    row = row_of(IntermediateTarget, scene.word)
    return Call({"target": row.pk}, data={"year": 2027, "value": "43", "version": row.version})
