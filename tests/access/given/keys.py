"""Keys for programs."""

from datetime import timedelta

from accounts.models import ApiToken
from core.clock import today
from tenants.keys.services import make_key
from tests.access.given import Call, given
from tests.access.scene import Scene


def _new(scopes: list[str]) -> dict[str, object]:
    return {"name": "Nightly", "scopes": scopes, "until": (today() + timedelta(days=1)).isoformat()}


def _of_somebody_else(scene: Scene, place: str) -> str:
    known = ApiToken.objects.filter(place=place, name=scene.word).first()
    if known is None:
        person = scene.people["former"]
        known, _secret = make_key(
            person, place=place, name=scene.word, scopes=["read"], until=today()
        )
    return str(known.pk)


@given("keys: an authority")
def at_authority(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key})


@given("keys: a new key at a workspace")
def new_at_workspace(_scene: Scene) -> Call:
    return Call(data=_new(["read", "write", "send"]))


@given("keys: a new key at an authority")
def new_at_authority(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key}, data=_new(["read", "write"]))


@given("keys: somebody else's key at a workspace")
def others_at_workspace(scene: Scene) -> Call:
    return Call({"pk": _of_somebody_else(scene, scene.here.schema_name)})


@given("keys: somebody else's key at an authority")
def others_at_authority(scene: Scene) -> Call:
    key = scene.authority.key
    return Call({"authority": key, "pk": _of_somebody_else(scene, key)})
