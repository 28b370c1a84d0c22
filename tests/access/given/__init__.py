"""What must be there before an address can be called: the things in it, and what is sent.

To add yours, write a function in the file here that is named like your module (each file is read), under `@given("a name")`,
and put the name into the table. It gets the scene and returns a `Call`. For a workspace's address it is called inside
`scene.here`: once with Espoo and, to see what others may not reach, once with Hanko. So ask `scene.here` and the tables:

    @given("an objective")
    def objective(scene: Scene) -> Call:
        return Call({"pk": row_of(Objective, scene.word).pk})

    @given("an objective's new text")
    def new_text(scene: Scene) -> Call:
        return Call({"pk": ...}, data={"title": "Changed", "version": 1})
"""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from tests.access.scene import Scene


@dataclass(frozen=True, slots=True)
class Call:
    """What stands in the address, in its query, in the form, in the JSON that is sent instead, and in headers."""

    kwargs: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    json: Any = None
    headers: dict[str, str] = field(default_factory=dict)


Given = Callable[[Scene], Call]
GIVEN: dict[str, Given] = {}


def given(name: str) -> Callable[[Given], Given]:
    """Register what a row of the table may call by name; two of one name would call each other's things."""

    def register(function: Given) -> Given:
        assert name not in GIVEN, name
        GIVEN[name] = function
        return function

    return register


for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    import_module(_module.name)
