"""Preparing the demo's database; what was prepared of the same migrations and data is left as it is."""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from config.postgres import ServerTrouble
from config.postgres.leash import ends_with_owner
from config.run.places import ROOT
from config.run.servers import Environment
from config.run.terminal import say

SOURCES = ("platform", "tenants", "plans", "reporting", "regional")
DECISIVE = {
    "migrations",
    "data",
    "loading",
    "provisioning",
    "database",
    "commands",
    "demo",
    "database_rights.py",
}
OWNER_STEPS = (("prepare_database",), ("load_register",), ("load_catalogue",), ("load_figures",))
DEMO_STEPS = (("open_region", "01", "--on", "2024-06-01"), ("load_demo",))


def prepare_demo(environment: Environment) -> None:
    """Bring the database up to the code, and fill it with the demo.

    Raises ServerTrouble when a step fails; the step itself has said why.
    """
    state = _state(environment["SECRET_KEY"])
    if _prepared(environment["DATABASE_URL"]) == state:
        return
    say("Preparing the database; this is done once.")
    _run("prepare", environment)
    _run("populate", environment)
    _remember(environment["DATABASE_URL"], state)


def prepare(_arguments: list[str]) -> int:
    """Create and migrate the database of DATABASE_URL and load its reference data, in one process, as the owner.

    Raises ServerTrouble when the server has no room.
    """
    os.environ["DATABASE_AS_OWNER"] = "1"
    return _call(OWNER_STEPS)


def populate(_arguments: list[str]) -> int:
    """Fill the prepared database with the demo, in one process, as the login that the service uses.

    Raises ServerTrouble when the server has no room.
    """
    return _call(DEMO_STEPS)


def _call(steps: Sequence[Sequence[str]]) -> int:
    import django  # noqa: PLC0415  the other commands have no use for it
    from django.core.management import call_command  # noqa: PLC0415  settings are chosen above
    from django.db import OperationalError  # noqa: PLC0415  settings are chosen above

    django.setup()
    try:
        for name, *arguments in steps:
            call_command(name, *arguments)
    except OperationalError as error:
        if not isinstance(error.__cause__, psycopg.errors.DiskFull):
            raise
        raise ServerTrouble(
            "The disk of the database is full: make room, and start again."
        ) from None
    return 0


def _run(command: str, environment: Environment) -> None:
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "config.run", command], cwd=ROOT, env=environment, check=False, stdin=subprocess.DEVNULL,
        start_new_session=True, preexec_fn=ends_with_owner(signal.SIGKILL),
    )  # fmt: skip
    if done.returncode:
        raise ServerTrouble(
            f"The database could not be prepared (exit code {done.returncode}); what is wrong is said above."
        )


def _state(secret: str) -> str:
    """Return a hash of all that a prepared database depends on, the passwords of its roles included."""
    content = hashlib.sha256(secret.encode())
    for path in sorted(
        path for source in SOURCES for path in (ROOT / source).rglob("*") if _is_decisive(path)
    ):
        content.update(path.relative_to(ROOT).as_posix().encode())
        content.update(path.read_bytes())
    return f"kotopolku demo {content.hexdigest()}"


def _is_decisive(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return not DECISIVE.isdisjoint(parts) and "__pycache__" not in parts and path.is_file()


def _prepared(address: str) -> str | None:
    """Return what the database says of itself: the note goes where the database goes."""
    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            found = connection.execute(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
            ).fetchone()
    except psycopg.OperationalError:
        return None  # there is no such database yet
    return str(found[0]) if found else None


def _remember(address: str, state: str) -> None:
    connection: psycopg.Connection[Any]
    with psycopg.connect(address, autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(state)))
