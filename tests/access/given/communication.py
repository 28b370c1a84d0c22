"""What is told of a plan."""

from plans.models import CommunicationItem, Plan
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of

TOLD = {
    "title": "Toisin",
    "audience": "residents",
    "topic": "process",
    "channel": "Lehti",
    "planned_on": "1.5.2059",
}


@given("a plan and what is told")
def new_message(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk}, data=TOLD)


@given("a message")
def message(scene: Scene) -> Call:
    return Call({"message": row_of(CommunicationItem, scene.word).pk})


@given("a message told otherwise")
def told_otherwise(scene: Scene) -> Call:
    row = row_of(CommunicationItem, scene.word)
    return Call({"message": row.pk}, data=TOLD | {"version": row.version})


@given("a message and its version")
def message_and_version(scene: Scene) -> Call:
    row = row_of(CommunicationItem, scene.word)
    return Call({"message": row.pk}, data={"version": row.version})
