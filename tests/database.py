"""A database for the tests: made once for each state of the migrations and data, then copied for each run."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

ROOT = Path(__file__).parents[1]
KEYED_BY = (
    "*/migrations/*.py",
    "*/data/*",
    "tenants/provisioning/*.py",
    "tenants/database/*.py",
    "**/database_rights.py",
)
SERVER = os.environ.get("DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/kotopolku")
KEPT = 12  # other checkouts work with the same server; the oldest prepared databases are dropped
OPENED = ("049", "078", "257")  # Espoo, Hanko, Kirkkonummi


def state() -> str:
    """Return a hash of everything that a prepared database depends on."""
    content = hashlib.sha256()
    paths = {
        path
        for pattern in KEYED_BY
        for path in ROOT.glob(f"**/{pattern}")
        if ".venv" not in path.parts and path.is_file()
    }
    for path in sorted(paths | {Path(__file__)}):
        content.update(path.relative_to(ROOT).as_posix().encode())
        content.update(path.read_bytes())
    return content.hexdigest()[:16]


def url_of(name: str) -> str:
    """Return the address of another database on the same server."""
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


@contextmanager
def administrator(name: str = "postgres") -> Iterator[psycopg.Connection[Any]]:
    """Connect as the server's administrator, past Django."""
    with psycopg.connect(url_of(name), autocommit=True) as connection:
        yield connection


def prepared_template() -> str:
    """Return the name of a prepared database, making it if there is none of this state."""
    name = f"template_{state()}"
    with administrator() as connection:
        connection.execute("SELECT pg_advisory_lock(4711)")
        if not connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [name]
        ).fetchone():
            for (old,) in connection.execute(
                "SELECT datname FROM pg_database WHERE datname ~ '^(template|making)_[0-9a-f]{16}$'"
                " ORDER BY oid DESC OFFSET %s",
                [KEPT],
            ).fetchall():
                connection.execute(
                    sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(old))
                )
            making = f"making_{state()}"
            _prepare(making)
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(making), sql.Identifier(name)
                )
            )
        connection.execute("SELECT pg_advisory_unlock(4711)")
    return name


def copy_of(template: str, name: str) -> None:
    """Make a database that starts as the template stands."""
    with administrator() as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        # Rights on the database itself are not copied, nor is its owner, who opens schemas.
        connection.execute(
            sql.SQL("ALTER DATABASE {} OWNER TO kp_owner").format(sql.Identifier(name))
        )
        connection.execute(
            sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name))
        )
        for role in ("kp_login", "kp_queue", "kp_owner"):
            connection.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                    sql.Identifier(name), sql.Identifier(role)
                )
            )


def drop(name: str) -> None:
    """Drop a database, whoever is connected to it."""
    with administrator() as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def _prepare(name: str) -> None:
    environment = os.environ | {
        "DATABASE_URL": url_of(name),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    environment.pop("DATABASE_AS_OWNER", None)
    for command in (
        ["prepare_database"],
        ["load_register"],
        ["load_catalogue"],
        ["load_figures"],
        ["open_workspace", *OPENED],
    ):
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.exit(f"manage.py {command[0]} failed:\n{done.stdout}{done.stderr}", returncode=1)
