"""Documents, measures and proposals of steps 4 and 5."""

from typing import Any

from plans.models import (
    DocumentUse,
    LocalDocument,
    Measure,
    MeasurePartner,
    Objective,
    Plan,
    Proposal,
)
from plans.programme.forms import RolesForm
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of


@given("a document")
def document(scene: Scene) -> Call:
    return Call({"document_id": row_of(LocalDocument, scene.word).pk})


@given("a new document")
def new_document(_scene: Scene) -> Call:
    return Call(data={"kind": "strategy", "name": "New"})


@given("a document's new name")
def document_name(scene: Scene) -> Call:
    row = row_of(LocalDocument, scene.word)
    data = {"kind": "budget", "name": "Changed", "version": row.version}
    return Call({"document_id": row.pk}, data=data)


@given("a document as it is")
def document_as_it_is(scene: Scene) -> Call:
    DocumentUse.objects.all().delete()
    row = row_of(LocalDocument, scene.word)
    return Call({"document_id": row.pk}, data={"version": row.version})


@given("a document for an objective")
def objective_document(scene: Scene) -> Call:
    key = row_of(Objective, scene.word).pk
    return Call({"objective_id": key}, data=_use(scene) | {"relation": "implements"})


@given("a document for a measure")
def measure_document(scene: Scene) -> Call:
    return Call({"measure_id": row_of(Measure, scene.word).pk}, data=_use(scene))


@given("a use")
def use(scene: Scene) -> Call:
    return Call({"use_id": row_of(DocumentUse, scene.word).pk})


@given("a use that was adopted")
def adopted(scene: Scene) -> Call:
    row = row_of(DocumentUse, scene.word)
    data = _use(scene) | {"state": "adopted", "version": row.version}
    return Call({"use_id": row.pk}, data=data)


@given("a use as it is")
def use_as_it_is(scene: Scene) -> Call:
    row = row_of(DocumentUse, scene.word)
    return Call({"use_id": row.pk}, data={"version": row.version})


@given("how a measure stands")
def progress(scene: Scene) -> Call:
    row = row_of(Measure, scene.word)
    return Call({"measure_id": row.pk}, data={"status": "under_way", "version": row.version})


@given("a measure with a partner")
def partnered(scene: Scene) -> Call:
    return Call({"measure_id": row_of(MeasurePartner, scene.word).measure_id})


@given("a partner's role")
def role(scene: Scene) -> Call:
    row: MeasurePartner = row_of(MeasurePartner, scene.word)
    data = {RolesForm.name_of(row.body_id): "pays", "version": row.measure.version}
    return Call({"measure_id": row.measure_id}, data=data)


@given("a proposal")
def proposal(scene: Scene) -> Call:
    return Call({"proposal_id": row_of(Proposal, scene.word).pk})


@given("a new proposal")
def new_proposal(scene: Scene) -> Call:
    return Call({"plan_id": row_of(Plan, scene.word).pk}, data=_words())


@given("a proposal's new words")
def proposal_words(scene: Scene) -> Call:
    row = row_of(Proposal, scene.word)
    return Call({"proposal_id": row.pk}, data=_words() | {"version": row.version})


@given("a proposal as it is")
def proposal_as_it_is(scene: Scene) -> Call:
    row = row_of(Proposal, scene.word)
    return Call({"proposal_id": row.pk}, data={"version": row.version})


@given("a proposal to decline")
def to_decline(scene: Scene) -> Call:
    return Call({"proposal_id": row_of(Proposal, scene.word).pk, "how": "decline"})


@given("a proposal declined")
def declined(scene: Scene) -> Call:
    row = row_of(Proposal, scene.word)
    data = {"answer": "There is no money.", "version": row.version}
    return Call({"proposal_id": row.pk, "how": "decline"}, data=data)


@given("api: a new local document")
def new_local_document(_scene: Scene) -> Call:
    return Call(json={"kind": "budget", "name": "New"})


@given("api: one local document")
def one_local_document(scene: Scene) -> Call:
    row = row_of(LocalDocument, scene.word)
    return Call({"key": row.pk}, json={}, headers={"If-Match": f'"{row.version}"'})


@given("api: a local document that nothing needs")
def spare_local_document(scene: Scene) -> Call:
    DocumentUse.objects.all().delete()
    return one_local_document(scene)


@given("the order of objectives")
def objectives_in_order(scene: Scene) -> Call:
    plan: Plan = row_of(Objective, scene.word).plan
    keys = [row.pk for row in plan.objectives.all()]
    return Call({"plan_id": plan.pk}, data={"seen": keys, "order": keys})


@given("the order of measures")
def measures_in_order(scene: Scene) -> Call:
    objective: Objective = row_of(Measure, scene.word).objective
    keys = [row.pk for row in objective.measures.all()]
    return Call({"objective_id": objective.pk}, data={"seen": keys, "order": keys})


def _use(scene: Scene) -> dict[str, Any]:
    key = row_of(LocalDocument, scene.word).pk
    return {"document": key, "chapter": "3.2", "state": "proposed"}


def _words() -> dict[str, Any]:
    return {"kind": "comment", "text": "Changed", "from_whom": "Kela", "said_on": "2026-05-01"}
