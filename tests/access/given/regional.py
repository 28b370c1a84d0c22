"""An authority's region, with a report that Kirkkonummi has sent: Espoo's and Hanko's own are left as they are."""

from core.clock import today
from regional.contracts import Question, Sender, Subject
from regional.inbox import ask
from regional.models import AdviceThread, Coverage, Remark, RemarkKind
from regional.services.advice import answer_question
from regional.services.obligations import ensure_obligations
from regional.services.publishing import publish_answer
from regional.services.remarks import write_remark
from regional.services.review import ask_for_reply
from tenants.context import at_front_door, inside, over_region
from tenants.models import Officer
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.regional.makers import coverage_of, sent


@given("the region")
def region(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key})


@given("a municipality of the region")
def municipality(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key, "code": scene.here.schema_name[1:]})


@given("a received report")
def received(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key, "pk": _coverage()})


@given("a return")
def returned(scene: Scene) -> Call:
    reasons = {"element_E1": "No links.", "correction_due": f"31.12.{today().year + 1}"}
    return Call({"authority": scene.authority.key, "pk": _coverage()}, data=reasons)


@given("feedback on a report")
def feedback(scene: Scene) -> Call:
    data = {"feedback": "A clear report."}
    return Call({"authority": scene.authority.key, "pk": _coverage()}, data=data)


@given("a place of a received report")
def place(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key, "pk": _coverage(), "place": "E1"})


@given("a remark")
def remark(scene: Scene) -> Call:
    where = {"authority": scene.authority.key, "pk": _coverage(), "place": "E1"}
    return Call(where, data={"must": "No links."})


@given("a report with a remark")
def remarked(scene: Scene) -> Call:
    coverage = _received()
    _drafted(scene, coverage)
    return Call({"authority": scene.authority.key, "pk": coverage.pk}, data={"text": "What then?"})


@given("a remark that was handed over")
def handed_over(scene: Scene) -> Call:
    coverage = _received()
    remark = _drafted(scene, coverage)
    with over_region():
        ask_for_reply(coverage, by=_officer(scene))
    return Call({"authority": scene.authority.key, "pk": coverage.pk, "remark": remark.pk})


@given("a question")
def question(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key, "pk": _asked(scene).pk})


@given("an answer to a question")
def answer(scene: Scene) -> Call:
    where = {"authority": scene.authority.key, "pk": _asked(scene).pk}
    return Call(where, data={"text": "Three will do."})


@given("an answer to be published")
def to_be_published(scene: Scene) -> Call:
    thread = _asked(scene)
    with over_region():
        answer_question(thread, text="Three will do.", by=_officer(scene))
    data = {"title": "Size", "question": "How many?", "answer": "Three.", "version": "0"}
    where = {"authority": scene.authority.key, "pk": thread.pk}
    return Call(where, data=data | {"confirmed": "on"})


@given("a published answer")
def published(scene: Scene) -> Call:
    thread = _asked(scene)
    said = {"title": "Size", "question": "How many?", "answer": "Three."}
    with over_region():
        answer_question(thread, text="Three will do.", by=_officer(scene))
        publish_answer(thread, by=_officer(scene), version=0, said=said, confirmed=True)
    return Call({"authority": scene.authority.key, "pk": thread.pk})


def _asked(scene: Scene) -> AdviceThread:
    sender = Sender(place=scene.here.schema_name, person_id=None, person_name=scene.word)
    said = Question(title=scene.word, text=scene.word)
    with inside(scene.here):
        thread = ask(said, municipality=scene.here.schema_name[1:], sender=sender)
    with over_region():
        return AdviceThread.objects.get(pk=thread.id)


def _drafted(scene: Scene, coverage: Coverage) -> Remark:
    with over_region():
        written = write_remark(
            coverage,
            Subject("E1", "Links"),
            kind=RemarkKind.MUST,
            text="No links.",
            version=0,
            by=_officer(scene),
        )
    assert written is not None
    return written


def _officer(scene: Scene) -> Officer:
    with at_front_door():
        return Officer.objects.get(user=scene.people["officer"])


def _coverage() -> object:
    return _received().pk


def _received() -> Coverage:
    with over_region():
        ensure_obligations()
    return coverage_of(sent("257", key="the scene's"))
