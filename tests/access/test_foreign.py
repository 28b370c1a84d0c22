"""Each address of a workspace, with another workspace's things in it: nobody here gets anything."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from audit.workspace.models import WorkspaceEvent
from tenants.context import inside
from tests.access import addresses, calling
from tests.access.calling import HTMX, answer_to, body, got, paths_of, prepared
from tests.access.given import GIVEN, Call
from tests.access.scene import CANARY, Scene
from tests.access.table import METHODS, ROLES, Row, rows
from tests.isolation.makers import row_of

NOTHING = {"sign-in", "401", "403", "404", "405"}
# Officers and the administrator are nobody at a workspace's host, as the outsider is, whose thing it even is.
MEMBERS_AND_OTHERS = ROLES[: ROLES.index("coordinator") + 1]
WITH_THINGS = [
    row for row in rows() if row.place == "workspace" and row.given and not row.is_a_group
]
ONE_EACH = list({row.name: row for row in WITH_THINGS}.values())


def names_a_thing(call: Call) -> bool:
    """Tell whether the address names a row: a year or a step's number is the same everywhere, a row's key is not."""
    return any(isinstance(value, UUID) for value in call.kwargs.values())


def leaks(row: Row, scene: Scene, headers: dict[str, str]) -> Iterator[str]:
    """Call Espoo's address with Hanko's thing in it, by every method as everybody; name what gave anything."""
    call = prepared(row, scene.elsewhere())
    if not names_a_thing(call):
        return
    ((_, path),) = paths_of(row, call)
    for role in MEMBERS_AND_OTHERS:
        client = scene.client(role, "workspace")
        for method in ("GET", "POST") if headers else METHODS:
            answer = answer_to(client, scene, "workspace", method, path, call, **headers)
            if got(answer) not in NOTHING:
                yield f"{role}: {method} {path} with Hanko's thing in it gave {got(answer)}"
            if CANARY in body(answer):
                yield f"{role}: {method} {path} reads of Hanko"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
@pytest.mark.parametrize("row", ONE_EACH, ids=lambda row: row.name)
def test_a_foreign_thing_is_not_there(row: Row, headers: dict[str, str], scene: Scene) -> None:
    found = list(leaks(row, scene, headers))
    assert not found, "\n".join(found)


def test_hankos_rows_carry_the_word_that_is_looked_for(scene: Scene) -> None:
    event = row_in(scene.elsewhere())
    assert CANARY in str(event.detail)


def test_an_address_that_asks_anywhere_is_found(
    scene: Scene, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above can fail: two addresses with faults are both named."""
    settings.WORKSPACE_URLCONF = "tests.access.leaky"
    monkeypatch.setitem(addresses.PLACES, "workspace", "tests.access.leaky")
    monkeypatch.setitem(GIVEN, "an event", lambda scene: Call({"pk": row_in(scene).pk}))
    nobody = ("404",) * len(ROLES)
    row = Row("workspace", "asks_anywhere", "GET", "an event", nobody, "")
    assert len(list(leaks(row, scene, {}))) == len(MEMBERS_AND_OTHERS)

    client = scene.client("reader", "workspace")
    answer = calling.answer_to(client, scene, "workspace", "GET", "/shows-another/", Call())
    assert CANARY in body(answer)


def row_in(scene: Scene) -> WorkspaceEvent:
    with inside(scene.here):
        found: WorkspaceEvent = row_of(WorkspaceEvent, scene.word)
    return found
