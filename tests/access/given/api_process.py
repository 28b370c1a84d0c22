"""For the API of proposals, of what stands in documents, and of a plan's way; of finding things and being told."""

from plans.models import DocumentUse, LocalDocument, Measure, Objective, Plan, Proposal
from tests.access.given import Call, given
from tests.access.given.api import tag
from tests.access.scene import Scene
from tests.isolation.makers import row_of


def _plan(scene: Scene) -> dict[str, object]:
    return {"plan": row_of(Plan, scene.word).pk}


@given("api: a new proposal")
def new_proposal(scene: Scene) -> Call:
    said = {"text": "New", "from_whom": "Kela", "said_on": "2026-05-01"}
    return Call(_plan(scene), json=said)


@given("api: a proposal answered")
def answered(scene: Scene) -> Call:
    row = row_of(Proposal, scene.word)
    return Call({"key": row.pk}, json={"answer": "New"}, headers=tag(row))


@given("api: a proposal that is taken in")
def taken_in(scene: Scene) -> Call:
    row = row_of(Proposal, scene.word)
    said = {"objective": str(row_of(Objective, scene.word).pk)}
    return Call({"key": row.pk}, json=said, headers=tag(row))


@given("api: a document for an objective")
def of_objective(scene: Scene) -> Call:
    said = {"document": str(row_of(LocalDocument, scene.word).pk), "relation": "implements"}
    return Call({"objective": row_of(Objective, scene.word).pk}, json=said)


@given("api: a document for a measure")
def of_measure(scene: Scene) -> Call:
    said = {"document": str(row_of(LocalDocument, scene.word).pk), "chapter": "New"}
    return Call({"measure": row_of(Measure, scene.word).pk}, json=said)


@given("api: one use of a document")
def one_use(scene: Scene) -> Call:
    row = row_of(DocumentUse, scene.word)
    return Call({"key": row.pk}, json={"state": "adopted"}, headers=tag(row))


@given("api: an element of a plan")
def element(scene: Scene) -> Call:
    return Call(_plan(scene) | {"element": "E8"})


@given("api: an element done elsewhere")
def elsewhere(scene: Scene) -> Call:
    where = _plan(scene) | {"element": "E8"}
    return Call(where, json={"reason": "New"}, headers={"If-Match": '"0"'})


@given("api: a step that a plan takes")
def step_taken(scene: Scene) -> Call:
    return Call(_plan(scene), json={"state": "statements", "note": "New"})


@given("api: two texts of a plan")
def compared(scene: Scene) -> Call:
    return Call(_plan(scene), query={"older": "1"})


@given("api: what carrying over would do")
def previewed(scene: Scene) -> Call:
    return Call(_plan(scene), query={"rule_set": "checklist", "first_year": "2050"})


@given("api: a plan carried over")
def carried(scene: Scene) -> Call:
    said = {"rule_set": "checklist", "first_year": 2050, "last_year": 2053}
    return Call(_plan(scene), json=said)


@given("api: a plan under other rules")
def other_rules(scene: Scene) -> Call:
    row = row_of(Plan, scene.word)
    return Call({"plan": row.pk}, json={"rule_set": "checklist"}, headers=tag(row))


@given("api: words that are looked for")
def words(scene: Scene) -> Call:
    return Call(query={"q": scene.word})


@given("api: the history of a plan")
def history(scene: Scene) -> Call:
    return Call({"kind": "plan", "key": row_of(Plan, scene.word).pk})


@given("api: notices that were read")
def read(_scene: Scene) -> Call:
    return Call(json={})


@given("api: how to be told")
def way(_scene: Scene) -> Call:
    return Call(json={"kind": "task_given", "way": "off"})
