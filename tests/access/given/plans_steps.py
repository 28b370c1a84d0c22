"""A plan's steps, bodies, timetable and versions."""

from core.clock import today
from plans.models import Body, Milestone, Plan, PlanVersion
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of


def plan_of(scene: Scene) -> Plan:
    plan: Plan = row_of(Plan, scene.word)
    return plan


@given("a plan to prepare")
def plan(scene: Scene) -> Call:
    return Call({"plan": plan_of(scene).pk})


@given("a step")
def step(scene: Scene) -> Call:
    return Call({"number": 4})


@given("a step of a plan")
def step_of_plan(scene: Scene) -> Call:
    return Call({"plan": plan_of(scene).pk, "number": 1})


@given("an item that is done")
def item(scene: Scene) -> Call:
    return Call({"plan": plan_of(scene).pk, "item": "2.1"}, data={"mark": "done"})


@given("a step and its day")
def care(scene: Scene) -> Call:
    return Call({"plan": plan_of(scene).pk, "number": 2}, data={"person": "", "due_on": "1.3.2027"})


@given("a new plan")
def new_plan(scene: Scene) -> Call:
    years = {"first_year": "2040", "last_year": "2043"}
    return Call(data={"title": "Uusi suunnitelma", "language": "fi", **years})


@given("a plan and what it says of itself")
def basics(scene: Scene) -> Call:
    row = plan_of(scene)
    said = {"title": "Toinen nimi", "language": "fi", "form": "separate", "version": row.version}
    years = {"first_year": row.first_year, "last_year": row.last_year}
    return Call({"plan": row.pk}, data=said | years)


@given("a body")
def body(scene: Scene) -> Call:
    return Call({"body": row_of(Body, scene.word).pk})


@given("a body and its version")
def body_and_version(scene: Scene) -> Call:
    row = row_of(Body, scene.word)
    return Call({"body": row.pk}, data={"version": row.version})


@given("a new body")
def new_body(scene: Scene) -> Call:
    return Call(data={"name": "Kela", "kind": "kela"})


@given("a body and its new name")
def body_renamed(scene: Scene) -> Call:
    row = row_of(Body, scene.word)
    return Call(
        {"body": row.pk}, data={"name": "Omnia", "kind": row.kind_id, "version": row.version}
    )


@given("a plan and a day")
def new_milestone(scene: Scene) -> Call:
    said = {"title": "Lausunnot koossa", "planned_on": "1.2.2027"}
    return Call({"plan": plan_of(scene).pk}, data=said)


@given("a milestone")
def milestone(scene: Scene) -> Call:
    return Call({"milestone": row_of(Milestone, scene.word).pk})


@given("a milestone and its version")
def milestone_and_version(scene: Scene) -> Call:
    row = row_of(Milestone, scene.word)
    return Call({"milestone": row.pk}, data={"version": row.version})


@given("a milestone and its new day")
def milestone_moved(scene: Scene) -> Call:
    row = row_of(Milestone, scene.word)
    said = {"title": row.title, "planned_on": "2.2.2027", "version": row.version}
    return Call({"milestone": row.pk}, data=said)


@given("a plan and a decision on it")
def decision(scene: Scene) -> Call:
    row = plan_of(scene)
    Plan.objects.filter(pk=row.pk).update(contact_phone="09 123 456")  # something new to approve
    said = {"body_name": "Valtuusto", "decided_on": today().isoformat(), "section": "§ 4"}
    return Call({"plan": row.pk}, data=said)


@given("a version of a plan")
def version(scene: Scene) -> Call:
    row = row_of(PlanVersion, scene.word)
    return Call({"plan": row.plan_id, "number": row.number})
