"""What can keep PostgreSQL from running, in one sentence each."""

import os
import re
from pathlib import Path

TAIL = 300


class ServerTrouble(Exception):
    """A server cannot be had; the message is one sentence for the person at the keyboard."""


def no_programs(major: str | None) -> ServerTrouble:
    """Word that this machine has no PostgreSQL, or none of the version that is asked for."""
    if named := os.environ.get("PG_BIN"):
        return ServerTrouble(
            f"PG_BIN is {named}, and no PostgreSQL (15 or newer) is there: set it anew, or leave it out."
        )
    wanted, what = (f"PostgreSQL {major}", "it") if major else ("PostgreSQL", "version 15 or newer")
    return ServerTrouble(
        f"There is no {wanted} here: install {what} (Debian: apt-get install postgresql), "
        "run `make embedded` for one inside .venv, or set DATABASE_URL."
    )


def another_version(folder: Path, *, made_by: str, here: str) -> ServerTrouble:
    """Word that the programs cannot read the data."""
    return ServerTrouble(
        f"The data in {folder} was made by PostgreSQL {made_by}, and this machine has {here}: "
        "set PG_BIN to the folder of the other one's programs, or remove the folder."
    )


def taken(folder: Path, *, by: str) -> ServerTrouble:
    """Word that the data has an owner already."""
    who = f"process {by}" if by else "it"
    return ServerTrouble(
        f"Another Kotopolku is using the data in {folder}: stop {who} first (Ctrl-C there)."
    )


def not_ours(folder: Path) -> ServerTrouble:
    """Word that somebody else made the folder that ours should be."""
    return ServerTrouble(
        f"{folder} belongs to somebody else: set KOTOPOLKU_DATA to a folder of your own."
    )


def from_system(error: OSError, folder: Path) -> ServerTrouble:
    """Word what the operating system refused."""
    return from_log(f"{error.strerror}: {error.filename or folder}", folder)


def from_log(text: str, folder: Path) -> ServerTrouble:
    """Word why a program of PostgreSQL ended, by what it wrote last."""
    if "No space left on device" in text:
        return ServerTrouble(
            f"The disk under {folder} is full: PostgreSQL needs about 200 MB. Make room, and start again."
        )
    if "Permission denied" in text:
        return ServerTrouble(
            f"PostgreSQL may not use {folder}: set KOTOPOLKU_DATA to a folder that its user can reach. ({_last(text)})"
        )
    return ServerTrouble(f"PostgreSQL does not start: {_last(text)}")


def _last(text: str) -> str:
    """Return the last line that speaks of a failure, or else the end of the text."""
    lines = [
        line
        for line in text.strip().splitlines()
        if re.search(r"FATAL|PANIC|[Ee]rror|denied|could not", line)
    ]
    return (lines[-1] if lines else text.strip())[-TAIL:] or "it said nothing."
