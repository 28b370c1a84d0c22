"""At the front door."""

from tests.access.given import Call, given
from tests.access.scene import Scene


@given("a workspace")
def workspace(scene: Scene) -> Call:
    return Call({"slug": scene.here.slug})


@given("a workspace and a browser's cookie")
def with_cookie(scene: Scene) -> Call:
    return Call({"slug": scene.here.slug}, query={"nonce": "0" * 64})


@given("an authority")
def authority(scene: Scene) -> Call:
    return Call({"key": scene.authority.key})


@given("a thing on the site")
def thing(scene: Scene) -> Call:
    return Call({"content_type_id": 1, "object_id": "1"})
