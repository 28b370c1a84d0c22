"""Measure how fast and how large things are: a line each with name, value, unit, target, and ok or short.

`make bench` calls it with DATABASE_URL naming a server; `make bench ARGS="request region"` measures some parts alone. It works on
a database of its own with 300 workspaces, which is gone afterwards; the demo's is never touched. Times are medians, of rounds
that take turns with what they are compared with.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from bench.targets import AT_LEAST, TARGETS  # noqa: E402  found by the line above
from tests import database  # noqa: E402

# The region comes last of those that share the database: it makes the register ten times as large.
PARTS = (
    "provision",
    "migrate",
    "request",
    "submit",
    "values",
    "figures",
    "plan",
    "documents",
    "memory",
    "region",
    "tests",
    "demo",
)
WITHOUT_DATABASE = {"tests", "demo"}


def main(wanted: list[str]) -> int:
    """Measure the parts that are asked for, or all; tell by the exit code whether any could not be measured."""
    unknown = set(wanted) - set(PARTS)
    if unknown:
        sys.stderr.write(
            f"There is no part {', '.join(sorted(unknown))}: choose of {', '.join(PARTS)}.\n"
        )
        return 2
    chosen = [part for part in PARTS if part in wanted or not wanted]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "LOG_LEVEL": "ERROR",
    }
    environment.pop("DATABASE_AS_OWNER", None)
    name = f"kotopolku_bench_{os.getpid()}"
    roles = roles_there()
    try:
        if set(chosen) - WITHOUT_DATABASE:
            fill(name, environment)
        failed = [part for part in chosen if not measure(part, name, environment)]
    finally:
        database.drop(name)
        drop_roles(except_for=roles)
    return 1 if failed else 0


def roles_there() -> set[str]:
    """Return the workspaces' roles that the server has, of whatever database."""
    with database.administrator() as admin:
        found = admin.execute(
            "SELECT rolname FROM pg_roles WHERE rolname ~ '^kp_(m[0-9]{3}|j[0-9]+|spare_[0-9]+)$'"
        )
        return {name for (name,) in found.fetchall()}


def drop_roles(*, except_for: set[str]) -> None:
    """Drop the roles that came with the measuring: roles belong to the server, not to a database."""
    with database.administrator() as admin:
        for role in sorted(roles_there() - except_for):
            with suppress(psycopg.errors.DependentObjectsStillExist):  # another database's by now
                admin.execute(f'DROP ROLE "{role}"')


def fill(name: str, environment: dict[str, str]) -> None:
    """Make the database with 300 workspaces."""
    begun = time.monotonic()
    database.copy_of(database.prepared_template(), name)
    with database.administrator() as admin:
        admin.execute(
            f'ALTER DATABASE "{name}" OWNER TO kp_owner'
        )  # as the service has it, whose owner migrates
    subprocess.run(
        [sys.executable, "-m", "bench.fill"], cwd=ROOT, check=True,
        env=environment | {"DATABASE_URL": database.url_of(name)},
    )  # fmt: skip
    sys.stderr.write(f"300 workspaces were opened in {time.monotonic() - begun:.0f} s.\n")


def measure(part: str, name: str, environment: dict[str, str]) -> bool:
    """Run one part in a process of its own and print its lines; tell whether it ended well."""
    if part not in WITHOUT_DATABASE:
        environment = environment | {"DATABASE_URL": database.url_of(name)}
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{part}"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )  # fmt: skip
    if done.returncode:
        sys.stderr.write(f"{part} could not be measured (exit code {done.returncode}).\n")
        return False
    for what, value in json.loads(done.stdout.splitlines()[-1]).items():
        sys.stdout.write(line(what, value) + "\n")
        sys.stdout.flush()
    return True


def line(what: str, value: float) -> str:
    """Write one line: name, value, unit, target, ok or short."""
    unit, target = TARGETS[what]
    is_rate = what in AT_LEAST
    verdict = "ok" if (value >= target if is_rate else value <= target) else "short"
    limit = f"{'>=' if is_rate else '<='} {target:g}"
    return f"{what:26}{value:>10.2f} {unit:11} {limit:9} {verdict}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
