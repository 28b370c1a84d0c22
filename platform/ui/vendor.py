"""Fetches the third-party style sheets, fonts and scripts that vendor.lock.json names.

    python platform/ui/vendor.py            fetch, compare with the lock, write the files
    python platform/ui/vendor.py --pin      the same, but write what was fetched into the lock

Needs npm, and only a developer runs it: the results are committed, and the service runs no Node.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LOCK = HERE / "vendor.lock.json"
VENDOR = HERE / "static" / "ui" / "vendor"
THEME = HERE / "static" / "ui" / "theme.css"

Entry = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Bring every file of the lock; the answer is the exit code."""
    parser = argparse.ArgumentParser(description="Fetch the front end's third-party files.")
    parser.add_argument("--pin", action="store_true", help="write what was fetched into the lock")
    pin = parser.parse_args(arguments).pin
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    try:
        for entry in lock["packages"]:
            unpack(entry, pack(entry), pin=pin)
        write(THEME, checked(lock["theme"], build_theme(lock["theme"]), pin=pin))
    except (Differs, FileNotFoundError, subprocess.CalledProcessError) as problem:
        say(f"Not fetched: {problem}")
        return 1
    if pin:
        LOCK.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")
    return 0


class Differs(Exception):
    """What came is not what the lock says."""


def pack(entry: Entry) -> bytes:
    """Fetch a package's archive by name and version."""
    with tempfile.TemporaryDirectory() as folder:
        npm("pack", "--silent", f"{entry['name']}@{entry['version']}", cwd=folder)
        return next(Path(folder).glob("*.tgz")).read_bytes()


def unpack(entry: Entry, archive: bytes, *, pin: bool) -> None:
    """Write the named files of a package whose archive is the one in the lock."""
    checked(entry, archive, pin=pin)
    with tempfile.TemporaryFile() as file:
        file.write(archive)
        file.seek(0)
        with tarfile.open(fileobj=file) as tar:
            for source, target in entry["files"].items():
                member = tar.extractfile(f"package/{source}")
                if member is None:
                    raise Differs(f"{entry['name']} has no file {source}")
                write(VENDOR / target, member.read())


def build_theme(entry: Entry) -> bytes:
    """Make the theme's style sheet from its few colours with the design system's own tool."""
    tool = ("exec", "--yes", "--package", f"{entry['name']}@{entry['version']}", "--")
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "designsystemet.config.json")
        config.write_bytes((HERE / entry["config"]).read_bytes())
        for step in ("create", "build"):
            npm(*tool, "designsystemet", "tokens", step, "--config", config.name, cwd=folder)
        return Path(folder, "design-tokens-build", entry["file"]).read_bytes()


def checked(entry: Entry, content: bytes, *, pin: bool) -> bytes:
    """Give the content back if it is the one in the lock, or pin it there."""
    got = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if pin:
        entry["integrity"] = got
    if entry["integrity"] != got:
        raise Differs(f"{entry['name']} {entry['version']}: {got} is not {entry['integrity']}")
    return content


def npm(*arguments: str, cwd: str) -> None:
    subprocess.run(["npm", *arguments], cwd=cwd, check=True, capture_output=True)  # noqa: S603, S607  npm of the developer's own machine, and names that stand here


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    say(f"{path.relative_to(HERE)}  {len(content)} bytes")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
