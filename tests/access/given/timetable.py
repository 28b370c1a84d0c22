"""What the addresses of the decision path, the counting back and the calendar are given."""

from plans.models import Body, CalendarFeed, DecisionStep, ElementPlace, Plan
from plans.timetable.services import make_feed
from tests.access.given import Call, given
from tests.access.scene import WORD, Scene
from tests.isolation.makers import row_of


@given("timetable: a plan and a body's decision")
def new_decision(scene: Scene) -> Call:
    body = row_of(Body, scene.word)
    said = {"body": body.pk, "handles": scene.word, "planned_on": "22.3.2027"}
    return Call({"plan": row_of(Plan, scene.word).pk}, data=said)


@given("timetable: a decision")
def decision(scene: Scene) -> Call:
    return Call({"decision": row_of(DecisionStep, scene.word).pk})


@given("timetable: a decision and its new day")
def decision_moved(scene: Scene) -> Call:
    row = row_of(DecisionStep, scene.word)
    said = {"body": row.body_id, "handles": scene.word, "planned_on": "29.3.2027"}
    return Call({"decision": row.pk}, data=said | {"version": row.version})


@given("timetable: a decision and its version")
def decision_and_version(scene: Scene) -> Call:
    row = row_of(DecisionStep, scene.word)
    return Call({"decision": row.pk}, data={"version": row.version})


@given("timetable: a plan and a calendar")
def calendar(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk}, data={"name": "Outlook"})


@given("timetable: somebody's calendar address")
def feed(scene: Scene) -> Call:
    return Call({"feed": row_of(CalendarFeed, scene.word).pk})


@given("timetable: the code of a calendar address")
def code(scene: Scene) -> Call:
    """Espoo's coordinator has it; at Hanko's door, the one whom this table calls an outsider."""
    holder = scene.people["coordinator" if scene.word == WORD else "outsider"]
    plan = row_of(Plan, scene.word)
    _feed, code = make_feed(plan, name=scene.word, language="fi", by=holder)
    return Call({"code": code})


@given("timetable: a plan and its meeting")
def meeting(scene: Scene) -> Call:
    said = {"meeting": "", "meeting_on": "16.6.2059", "act": "count"}
    return Call({"plan": row_of(Plan, scene.word).pk}, data=said)


@given("timetable: a plan and its elements' places")
def places(scene: Scene) -> Call:
    row = row_of(ElementPlace, scene.word)
    said = {f"chapter-{row.element}": row.chapter, f"version-{row.element}": row.version}
    return Call({"plan": row.plan_id}, data=said)
