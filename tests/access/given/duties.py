"""What the scene's municipality owes: a report that is awaited, and a request for more time."""

from datetime import timedelta

from core.clock import today
from regional.models import Obligation, ReliefRequest
from regional.services.obligations import ensure_obligations
from reporting.relief import ask
from tenants.context import inside, over_region
from tenants.models import Membership, Role
from tests.access.given import Call, given
from tests.access.scene import Scene


def _awaited(scene: Scene) -> Obligation:
    """Return the last of what is owed: it is not received yet."""
    with over_region():
        ensure_obligations()
        found = Obligation.objects.filter(municipality=scene.here.schema_name[1:])
        return found.order_by("-due_on")[0]


def _until(scene: Scene) -> str:
    return (_awaited(scene).due_on + timedelta(days=60)).isoformat()


def _on(scene: Scene, **data: object) -> Call:
    return Call({"authority": scene.authority.key, "pk": _awaited(scene).pk}, data=data)


def _request(scene: Scene) -> ReliefRequest:
    with inside(scene.here):
        found = ReliefRequest.objects.filter(outcome="").first()
        if found is not None:
            return found
        member = Membership.objects.filter(workspace=scene.here, role=Role.COORDINATOR)[0]
        _awaited(scene)
        key = ask(due_on=today() + timedelta(days=1000), reason=scene.word, member=member)
        return ReliefRequest.objects.get(pk=key)


@given("a report that is owed")
def owed(scene: Scene) -> Call:
    return _on(scene)


@given("more time for a report")
def more_time(scene: Scene) -> Call:
    return _on(scene, due_on=_until(scene), reason="Agreed")


@given("a reason for exemption")
def exemption(scene: Scene) -> Call:
    return _on(scene, reason="Agreed")


@given("a request for more time")
def request(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key, "pk": _request(scene).pk})


@given("a decision on a request")
def decision(scene: Scene) -> Call:
    data = {"decision": "refuse", "reason": "Not now"}
    return Call({"authority": scene.authority.key, "pk": _request(scene).pk}, data=data)


@given("a request to be taken back")
def taken_back(scene: Scene) -> Call:
    return Call({"key": _request(scene).pk})


@given("more time that is asked for")
def asked(scene: Scene) -> Call:
    return Call(data={"kind": "extension", "due_on": _until(scene), "reason": "Late"})


@given("api: more time for a report")
def api_more_time(scene: Scene) -> Call:
    said = {"action": "extend", "due_on": _until(scene), "reason": "Agreed"}
    return Call({"authority": scene.authority.key, "key": _awaited(scene).pk}, json=said)


@given("api: a reminder by hand")
def api_reminder(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key, "key": _awaited(scene).pk}, json={})


@given("api: a decision on a request")
def api_decision(scene: Scene) -> Call:
    said = {"grant": False, "reason": "Not now"}
    return Call({"authority": scene.authority.key, "key": _request(scene).pk}, json=said)


@given("api: more time that is asked for")
def api_asked(scene: Scene) -> Call:
    return Call(json={"due_on": _until(scene), "reason": "Late"})
