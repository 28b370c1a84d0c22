"""For the API: a report that is owed and can be sent, and what an authority does with one."""

from uuid import uuid4

from core.clock import today
from plans.models import Plan
from regional.services.obligations import ensure_obligations
from reporting.errors import NothingAwaited
from reporting.models import Report, Submission
from reporting.services import begin_report, record_decision
from tenants.context import over_region
from tests.access.given import Call, given
from tests.access.given.regional import (
    handed_over,
    question,
    received,
    to_be_published,
)
from tests.access.given.reporting import asked
from tests.access.scene import Scene
from tests.isolation.makers import row_of


def _owed(scene: Scene) -> Report:
    """Return a report with its decision; one that nobody awaits where all has been sent."""
    with over_region():
        ensure_obligations()
    by = scene.people["coordinator"]
    try:
        begun = begin_report(row_of(Plan, scene.word), by=by)
    except NothingAwaited:
        return Report.objects.first() or row_of(Report, scene.word)
    if begun.is_decided:
        return begun
    said = {"decision_kind": "board", "decision_body": scene.word, "decided_on": today()}
    return record_decision(begun, version=begun.version, by=by, **said)


@given("api: a report is owed")
def is_owed(scene: Scene) -> Call:
    _owed(scene)
    return Call()


@given("api: one report")
def one(scene: Scene) -> Call:
    return Call({"key": row_of(Report, scene.word).pk})


@given("api: one submission")
def sent(scene: Scene) -> Call:
    return Call({"key": row_of(Submission, scene.word).pk})


@given("api: begin a report")
def begin(scene: Scene) -> Call:
    return Call(json={"plan": str(_owed(scene).plan_id)})


@given("api: a report's words")
def words(scene: Scene) -> Call:
    row = _owed(scene)
    return Call({"key": row.pk}, json={"summary": "New"}, headers={"If-Match": f'"{row.version}"'})


@given("api: a report's parts")
def parts(scene: Scene) -> Call:
    row = _owed(scene)
    said = {"chapters": [{"code": "funding", "text": "New"}], "participation": "New"}
    return Call({"key": row.pk}, json=said, headers={"If-Match": f'"{row.version}"'})


@given("api: a report's obstacles")
def obstacles(scene: Scene) -> Call:
    row = _owed(scene)
    said = {"obstacles": [{"code": "housing", "text": "New"}]}
    return Call({"key": row.pk}, json=said, headers={"If-Match": f'"{row.version}"'})


@given("api: a decision on a report")
def decision(scene: Scene) -> Call:
    row = _owed(scene)
    said = {"decision_kind": "official", "decision_body": "New", "decided_on": f"{today()}"}
    return Call({"key": row.pk}, json=said, headers={"If-Match": f'"{row.version}"'})


@given("api: sending a report")
def sending(scene: Scene) -> Call:
    return Call({"key": _owed(scene).pk}, json={}, headers={"Idempotency-Key": "from-a-table"})


def _renamed(call: Call, **said: object) -> Call:
    where = {"key" if name == "pk" else name: value for name, value in call.kwargs.items()}
    return Call(where, **said)  # type: ignore[arg-type]


@given("api: a received report")
def one_received(scene: Scene) -> Call:
    return _renamed(received(scene))


@given("api: an answer to a report")
def answer(scene: Scene) -> Call:
    return _renamed(received(scene), json={"action": "open"})


@given("api: a reply to a remark")
def reply(scene: Scene) -> Call:
    return Call(sent(scene).kwargs, json={"remark": f"{uuid4()}", "stance": "agree"})


@given("api: withdrawing a report")
def withdrawal(scene: Scene) -> Call:
    return Call(sent(scene).kwargs, json={"reason": scene.word})


@given("api: a question")
def to_be_asked(scene: Scene) -> Call:
    return Call(json={"title": scene.word, "text": scene.word, "about": "step", "key": "2"})


@given("api: one question")
def one_question(scene: Scene) -> Call:
    return Call({"key": asked(scene).kwargs["thread"]})


@given("api: a message in a question")
def message(scene: Scene) -> Call:
    return Call(one_question(scene).kwargs, json={"action": "write", "text": scene.word})


@given("api: a remark")
def remark(scene: Scene) -> Call:
    return _renamed(received(scene), json={"place": "E1", "kind": "must", "text": "No links."})


@given("api: a remark to be closed")
def to_be_closed(scene: Scene) -> Call:
    return _renamed(handed_over(scene), json={"text": "Agreed."})


@given("api: a municipality's question")
def their_question(scene: Scene) -> Call:
    return _renamed(question(scene))


@given("api: an answer to a question")
def answered(scene: Scene) -> Call:
    return _renamed(question(scene), json={"action": "answer", "text": "Three will do."})


@given("api: an answer to be published")
def publication(scene: Scene) -> Call:
    said = {"title": "Size", "question": "How many?", "answer": "Three.", "confirmed": True}
    return _renamed(to_be_published(scene), json=said)


@given("api: a receipt")
def receipt(_scene: Scene) -> Call:
    return Call(query={"reference": "KP-2026-0001", "hash": "0" * 64})
