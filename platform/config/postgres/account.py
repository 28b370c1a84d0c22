"""Who PostgreSQL runs as: it refuses to run as root."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.postgres.trouble import ServerTrouble

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the machine; without a number it is the one we are."""

    uid: int | None = None
    gid: int | None = None

    def identity(self) -> dict[str, Any]:
        """Return what makes a child process run as this user."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def give(self, folder: Path) -> None:
        """Make the folder this user's."""
        if self.uid is not None and self.gid is not None:
            os.chown(folder, self.uid, self.gid)


def account_for(data: Path) -> Account:
    """Return who is to run the server on this data: as root the data's owner, or else `postgres` or `nobody`.

    Raises ServerTrouble.
    """
    if os.geteuid() != 0:
        return Account()
    if data.exists() and (there := data.stat()).st_uid != 0:
        return Account(there.st_uid, there.st_gid)
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in CANDIDATES:
        if name in known:
            return Account(known[name].pw_uid, known[name].pw_gid)
    raise ServerTrouble(
        "PostgreSQL does not run as root, and there is neither a user postgres nor nobody: make one of them."
    )
