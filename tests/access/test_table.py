"""The table names every address there is, and no other. An address that is added fails here until it has its rows."""

from collections import Counter

import pytest

from tests.access.addresses import Address, addresses
from tests.access.given import GIVEN
from tests.access.table import COLUMNS, METHODS, ROLES, Row, rows

ROWS = rows()
HOW = "Add to tests/access/table/<module>.csv (tests/access/table.py says how):"
WORDS = {"ok", "on", "done", "sign-in", "any"}
ALL = [*addresses("front"), *addresses("workspace")]


def nameless(found: list[Address]) -> list[str]:
    return [address.route for address in found if not address.name]


def lacking(found: list[Address], table: list[Row]) -> list[str]:
    """Return a row to fill in for each address that has none."""
    return [
        f"# {address.route} declares that it is for: {address.declared}\n"
        + ",".join(
            [address.place, address.name, "GET", "?" if address.takes else "", *"?" * len(ROLES)]
        )
        for address in found
        if not any(_covers(row, address) for row in table)
    ]


def _covers(row: Row, address: Address) -> bool:
    if not row.covers(address):
        return False
    if row.is_a_group:
        return address.is_a_librarys
    return bool(row.given) or not address.takes


def test_every_address_has_a_name() -> None:
    assert nameless(ALL) == [], "Give each path() a name: the table is by names."


def test_every_address_has_its_rows() -> None:
    found = lacking(ALL, ROWS)
    assert not found, "\n".join([HOW, ",".join(COLUMNS), *found])


def test_every_row_has_its_address() -> None:
    known = [row for row in ROWS if not any(row.covers(address) for address in ALL)]
    assert [f"{row.file}: {row}" for row in known] == [], "These addresses are gone."


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_row_is_complete(row: Row) -> None:
    assert row.method in METHODS
    assert not row.given or row.given in GIVEN, (
        f"Write @given({row.given!r}) in tests/access/given/."
    )
    assert len(row.expected) == len(ROLES), dict(zip(ROLES, row.expected, strict=False))
    for word in row.expected:
        assert word in WORDS or (word.isdigit() and word[0] in "24"), word
        assert word != "any" or row.is_a_group


def test_no_row_stands_twice() -> None:
    counted = Counter(map(str, ROWS))
    assert [row for row, times in counted.items() if times > 1] == []


def test_a_new_address_is_found() -> None:
    """The tests above can fail: an address that nobody put into the table is named."""
    new = Address(
        "workspace", "plans:secret", "<uuid:pk>/secret/", ("pk",), view=test_no_row_stands_twice
    )
    (found,) = lacking([new], ROWS)
    assert "workspace,plans:secret,GET,?,?" in found
