"""Each address, by each method that it answers, as each role: what the table says, and not a word of another workspace."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.access.addresses import PLACES, addresses
from tests.access.calling import HTMX, answer_to, as_expected, body, got, paths_of, prepared
from tests.access.scene import CANARY, Scene
from tests.access.table import METHODS, ROLES, Row, rows

ROWS = rows()
EXACT = {(row.place, row.name) for row in ROWS if not row.is_a_group}
OURS = {
    address.key for place in PLACES for address in addresses(place) if not address.is_a_librarys
}
ONE_EACH = list(
    {(row.place, row.name): row for row in ROWS if (row.place, row.name) in OURS}.values()
)
FEW = ("anonymous", "coordinator", "officer", "administrator")  # libraries know no finer roles
INSIDE = ("anonymous", "former", "reader", "contributor", "editor", "approver", "coordinator")
NOT_ANSWERED = {"405", "401", "403", "404", "sign-in"}


def _asked(row: Row, headers: dict[str, str]) -> tuple[str, ...]:
    if row.is_a_group:
        return FEW
    return INSIDE if headers and row.place == "workspace" else ROLES


def complaints(row: Row, scene: Scene, headers: dict[str, str]) -> Iterator[str]:
    """Call the row's address as each role, and name whoever got something else than the table says."""
    call = prepared(row, scene)
    for name, path in paths_of(row, call):
        if row.is_a_group and (row.place, name) in EXACT:
            continue
        for role in _asked(row, headers):
            client = scene.client(role, row.place)
            answer = answer_to(client, scene, row.place, row.method, path, call, **headers)
            seen, expected = got(answer), row.for_role(role)
            if not as_expected(expected, seen):
                yield f"{role} at {path} ({name}): expected {expected}, got {seen}"
            if CANARY in body(answer) and role != "outsider":
                yield f"{role} at {path} ({name}): reads of Hanko"


WAYS = [
    pytest.param(row, headers, id=f"{row} {'as a part' if headers else 'as a page'}")
    for row in ROWS
    for headers in ({}, HTMX)
    if not (headers and row.is_a_group)  # libraries know nothing of htmx
]


@pytest.mark.parametrize(("row", "headers"), WAYS)
def test_each_role_gets_what_the_table_says(
    row: Row, headers: dict[str, str], scene: Scene
) -> None:
    found = list(complaints(row, scene, headers))
    assert not found, "\n".join(found)


def unannounced(row: Row, scene: Scene) -> Iterator[str]:
    """Name the methods that an address answers to somebody though the table does not say so."""
    told = {other.method for other in ROWS if (other.place, other.name) == (row.place, row.name)}
    strongest = next(
        (role for role in reversed(ROLES) if row.for_role(role) in {"ok", "on", "done"}), ROLES[-1]
    )
    call = replace(prepared(row, scene), json=None, data={}, headers={})
    ((_, path),) = paths_of(row, call)
    for method in METHODS:
        if method not in told:
            client = scene.client(strongest, row.place)
            seen = got(answer_to(client, scene, row.place, method, path, call))
            if seen not in NOT_ANSWERED:
                yield f"{path} answers {method} ({seen}), and has no row for it"


@pytest.mark.parametrize("row", ONE_EACH, ids=lambda row: f"{row.place} {row.name}")
def test_an_address_answers_no_other_method(row: Row, scene: Scene) -> None:
    found = list(unannounced(row, scene))
    assert not found, "\n".join(found)


def test_a_wrong_expectation_is_found(scene: Scene) -> None:
    """The tests above can fail: a row that lets too many in, and one that lets too few in, are both named."""
    front = Row("front", "tenants:places", "GET", "", ("ok",) * len(ROLES), "")
    assert len(list(complaints(front, scene, {}))) == 1
    front = replace(front, expected=("sign-in",) * len(ROLES))
    assert len(list(complaints(front, scene, {}))) == len(ROLES) - 1
