"""Where the embedded database keeps its data."""

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def data_folder(purpose: str) -> Path:
    """Return the folder for the demo's or the tests' data, of this checkout and this user alone.

    As root it lies where the user that PostgreSQL runs as can reach it; no parent's rights are ever changed. Sockets need
    short paths.
    """
    if named := os.environ.get("KOTOPOLKU_DATA"):
        return Path(named) / purpose
    base = Path("/var/tmp") if os.geteuid() == 0 else Path(tempfile.gettempdir())  # noqa: S108  0700, and owned
    checkout = f"{abs(hash_of(str(ROOT))):08x}"
    return base / f"kotopolku-{os.geteuid()}-{checkout}-{purpose}"


def hash_of(text: str) -> int:
    """Return a number that is the same for the same text in every process."""
    number = 0
    for letter in text:
        number = (number * 31 + ord(letter)) % 2**32
    return number
