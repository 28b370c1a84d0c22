"""The situation picture: findings, promises, services, expected arrivals, citations."""

from datetime import date

from plans.models import ExpectedArrivals, Finding, Measure, Objective, Plan, Section, Service
from tenants.rows import Editable
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of


def plan_of(scene: Scene) -> Plan:
    plan: Plan = row_of(Plan, scene.word)
    return plan


def finding_of(scene: Scene) -> Finding:
    finding: Finding = row_of(Finding, scene.word)
    return finding


def promise_of(scene: Scene) -> Finding:
    return Finding.objects.create(
        plan=plan_of(scene),
        question="3.4",
        promised_by=scene.word,
        promised_on=date(2027, 3, 1),
    )


@given("a plan with a picture")
def plan(scene: Scene) -> Call:
    return Call({"plan_id": plan_of(scene).pk})


@given("a question of the picture")
def question(scene: Scene) -> Call:
    return Call({"plan_id": plan_of(scene).pk, "question": "3.1"})


@given("a new finding")
def new_finding(scene: Scene) -> Call:
    said = {"title": "Joka viides puhuu vierasta kieltä", "confidence": "known"}
    return Call({"plan_id": plan_of(scene).pk, "question": "3.1"}, data=said)


@given("a new promise")
def new_promise(scene: Scene) -> Call:
    said = {"promised_by": "Sivistystoimi", "promised_on": "1.3.2027"}
    return Call({"plan_id": plan_of(scene).pk, "question": "3.4"}, data=said)


@given("a finding")
def finding(scene: Scene) -> Call:
    return Call({"finding_id": finding_of(scene).pk})


@given("a finding and its version")
def finding_and_version(scene: Scene) -> Call:
    row = finding_of(scene)
    return Call({"finding_id": row.pk}, data={"version": row.version})


@given("a finding and its new text")
def finding_changed(scene: Scene) -> Call:
    row = finding_of(scene)
    said = {"title": row.title, "confidence": "estimate", "version": row.version}
    return Call({"finding_id": row.pk}, data=said)


@given("a promise")
def promise(scene: Scene) -> Call:
    return Call({"finding_id": promise_of(scene).pk})


@given("a promise and its new day")
def promise_changed(scene: Scene) -> Call:
    row = promise_of(scene)
    said = {"promised_by": row.promised_by, "promised_on": "1.4.2027", "version": row.version}
    return Call({"finding_id": row.pk}, data=said)


@given("a new service")
def new_service(scene: Scene) -> Call:
    said = {"name": "Neuvonta", "provider_name": "Infopiste", "coverage": "enough"}
    return Call({"plan_id": plan_of(scene).pk}, data=said)


@given("a service")
def service(scene: Scene) -> Call:
    return Call({"service_id": row_of(Service, scene.word).pk})


@given("a service and its version")
def service_and_version(scene: Scene) -> Call:
    row = row_of(Service, scene.word)
    return Call({"service_id": row.pk}, data={"version": row.version})


@given("a service and its new name")
def service_changed(scene: Scene) -> Call:
    row = row_of(Service, scene.word)
    said = {"name": "Neuvonta", "provider": row.provider_id, "coverage": "enough"}
    return Call({"service_id": row.pk}, data=said | {"version": row.version})


RANGE = {"low": "100", "high": "150", "assumptions": "Kuten ennen", "source_words": "Arvio"}


@given("a new year of arrivals")
def new_arrivals(scene: Scene) -> Call:
    return Call({"plan_id": plan_of(scene).pk}, data=RANGE | {"year": "2031"})


@given("expected arrivals")
def arrivals(scene: Scene) -> Call:
    return Call({"arrivals_id": row_of(ExpectedArrivals, scene.word).pk})


@given("expected arrivals and their version")
def arrivals_and_version(scene: Scene) -> Call:
    row = row_of(ExpectedArrivals, scene.word)
    return Call({"arrivals_id": row.pk}, data={"version": row.version})


@given("expected arrivals and their new range")
def arrivals_changed(scene: Scene) -> Call:
    row = row_of(ExpectedArrivals, scene.word)
    said = RANGE | {"year": row.year, "version": row.version}
    return Call({"arrivals_id": row.pk}, data=said)


def citing(scene: Scene, model: type[Editable], *, says: bool) -> Call:
    row = row_of(model, scene.word)
    said = {"findings": [str(finding_of(scene).pk)], "version": row.version}
    return Call({"key": row.pk}, data=said if says else {})


@given("the findings of an objective")
def of_objective(scene: Scene) -> Call:
    return citing(scene, Objective, says=False)


@given("the findings of an objective and its version")
def cited_by_objective(scene: Scene) -> Call:
    return citing(scene, Objective, says=True)


@given("the findings of a measure")
def of_measure(scene: Scene) -> Call:
    return citing(scene, Measure, says=False)


@given("the findings of a measure and its version")
def cited_by_measure(scene: Scene) -> Call:
    return citing(scene, Measure, says=True)


@given("the findings of a section")
def of_section(scene: Scene) -> Call:
    return citing(scene, Section, says=False)


@given("the findings of a section and its version")
def cited_by_section(scene: Scene) -> Call:
    return citing(scene, Section, says=True)
