"""Sixteen threads on three connections see their own workspace's rows and nothing else. KOTOPOLKU_STORM says how long."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests import database

OPERATIONS = int(os.environ.get("KOTOPOLKU_STORM", "640"))
FOREIGN = """
SELECT count(*) FROM {schema}.audit_workspace_workspaceevent WHERE detail->>'note' <> 'canary-{schema}'
"""


@pytest.fixture
def storm_database() -> Iterator[str]:
    name = f"storm_{os.getpid()}"
    database.copy_of(database.prepared_template(), name)
    yield name
    database.drop(name)


def blown(name: str, operations: int, *fault: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.isolation.storm", str(operations), *fault],
        cwd=database.ROOT,
        env=os.environ
        | {
            "DATABASE_URL": database.url_of(name),
            "DJANGO_SETTINGS_MODULE": "tests.isolation.storm_settings",
            "LOG_LEVEL": "CRITICAL",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counted: dict[str, Any] = json.loads(done.stdout)
    return counted


def foreign_rows(name: str) -> int:
    with database.administrator(name) as admin:
        return sum(
            admin.execute(FOREIGN.format(schema=schema)).fetchall()[0][0]
            for schema in ("m049", "m078", "m257")
        )


def test_a_storm_mixes_nothing_up(storm_database: str) -> None:
    counted = blown(storm_database, OPERATIONS)
    assert counted.pop("operations") == OPERATIONS // 16 * 16
    assert counted.pop("rows") > OPERATIONS
    assert counted.pop("foreign") == 0
    assert counted == {}, "something failed"
    assert foreign_rows(storm_database) == 0


@pytest.mark.parametrize("fault", ["a rollback that is forgotten", "one place for all threads"])
def test_a_storm_finds_a_planted_fault(fault: str, storm_database: str) -> None:
    counted = blown(storm_database, 320, fault)
    assert counted.get("foreign", 0) + foreign_rows(storm_database) > 0
