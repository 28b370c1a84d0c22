"""An authority's region, with a report that Kirkkonummi has sent: Espoo's and Hanko's own are left as they are."""

from core.clock import today
from regional.services.obligations import ensure_obligations
from tenants.context import over_region
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


def _coverage() -> object:
    with over_region():
        ensure_obligations()
    return coverage_of(sent("257", key="the scene's")).pk
