"""The table of who may what: read from the files in `table/`, one for each module.

To add an address, add a row for each method that it answers to the file named like its module. The columns:

    place     front (the region and the administration lie there too), or workspace
    name      the address's name with its namespace, `plans:objective`; `mfa_*` for all of a library's at once
    method    GET, POST, PUT, PATCH or DELETE
    given     what must be there, by the name it has in `given/`; empty when the address takes nothing and needs nothing
    then one for each role: what a person of that role gets

    ok        the page or the data (200, 201, 202, 204)
    on        it is done, and leads on to another page (a redirect that is not to sign in)
    done      it is done: a page leads on, a part that htmx asked for is shown as it is now
    sign-in   they are sent to sign in
    404       exactly this status; likewise 401, 403, 405, 409, 422 ...
    any       anything but an error of the server (only for groups of a library's addresses)

Several rows for one address and method must differ in what is given. A line that begins with # is a remark.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tests.access.addresses import Address

FILES = Path(__file__).parent / "table"
ROLES = (
    "anonymous",  # nobody signed in
    "outsider",  # coordinator of another workspace
    "former",  # was coordinator here until yesterday
    "reader",
    "contributor",
    "editor",
    "approver",
    "coordinator",
    "officer",  # of the authority that is competent here
    "other_officer",  # of another authority
    "regional_reader",  # reader at the authority that is competent here
    "administrator",  # of the platform
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
COLUMNS = ("place", "name", "method", "given", *ROLES)


@dataclass(frozen=True, slots=True)
class Row:
    """What each role gets at one address by one method."""

    place: str
    name: str
    method: str
    given: str
    expected: tuple[str, ...]
    file: str

    def __str__(self) -> str:
        return " ".join(filter(None, (self.place, self.name, self.method, self.given)))

    @property
    def is_a_group(self) -> bool:
        return "*" in self.name

    def covers(self, address: Address) -> bool:
        return self.place == address.place and fnmatchcase(address.name, self.name)

    def for_role(self, role: str) -> str:
        return self.expected[ROLES.index(role)]


def rows() -> list[Row]:
    """Return all rows of all files, in order."""
    return [row for file in sorted(FILES.glob("*.csv")) for row in _rows(file)]


def _rows(file: Path) -> Iterator[Row]:
    lines = [
        line
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    for cells in csv.reader(lines):
        place, name, method, given, *expected = (cell.strip() for cell in cells)
        if (place, name) == COLUMNS[:2]:
            continue
        yield Row(place, name, method, given, tuple(expected), file.name)
