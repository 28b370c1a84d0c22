"""An authority's region, with a report that Kirkkonummi has sent: Espoo's and Hanko's own are left as they are."""

from core.clock import today
from regional.contracts import Subject
from regional.models import Coverage, Remark, RemarkKind
from regional.services.obligations import ensure_obligations
from regional.services.remarks import write_remark
from regional.services.review import ask_for_reply
from tenants.context import at_front_door, over_region
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
