"""What must be there for the addresses of the official figures."""

from tests.access.given import Call, given
from tests.access.scene import Scene


@given("a source of figures")
def source(scene: Scene) -> Call:
    return Call({"key": "statfin-11re"})
