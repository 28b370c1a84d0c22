"""Where the embedded databases keep their data."""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LASTING = Path("/var/tmp")  # noqa: S108  it outlives a restart, every user reaches it, and our folder in it is ours alone


def data_folder(purpose: str) -> Path:
    """Return the folder for the demo's or the tests' data, of this checkout and this user alone.

    KOTOPOLKU_DATA names another place. The path is short, for a socket lies in it; no parent's rights are ever changed.
    """
    if named := os.environ.get("KOTOPOLKU_DATA"):
        return Path(named).resolve() / purpose
    checkout = hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:8]
    return LASTING / f"kotopolku-{os.geteuid()}-{checkout}-{purpose}"
