"""Every right that any role has in the database stands in a file that was read; there is no other."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tenants.provisioning.hardening import FUNCTIONS, VIEWS
from tests.database import administrator
from tests.isolation.privileges import FILE, matrix

MADE_ANEW = "python -m tests.isolation.privileges makes the file anew; read what changed before it is committed"
NEVER = ("SUPERUSER", "CREATES-DATABASES", "BYPASSES-POLICIES", "REPLICATES")
WRITTEN = FILE.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def admin(database_name: str, db: None) -> Iterator[psycopg.Connection[Any]]:
    """The server's administrator, in a transaction that is undone."""
    with administrator(database_name) as connection:
        connection.execute("BEGIN")
        yield connection
        connection.execute("ROLLBACK")


def rights(admin: psycopg.Connection[Any]) -> list[str]:
    return matrix(admin, functions=list(FUNCTIONS), views=list(VIEWS))


def test_the_rights_in_the_database_are_those_that_were_read(
    admin: psycopg.Connection[Any],
) -> None:
    found = rights(admin)
    more, fewer = sorted(set(found) - set(WRITTEN)), sorted(set(WRITTEN) - set(found))
    assert (more, fewer) == ([], []), MADE_ANEW


def test_everybody_as_such_may_do_nothing() -> None:
    assert [line for line in WRITTEN if " public=" in f" {line}"] == []


def test_no_role_stands_above_the_rules() -> None:
    roles = [line for line in WRITTEN if line.startswith("role ")]
    assert [line for line in roles if any(word in line for word in NEVER)] == []
    assert [line for line in roles if "creates-roles" in line] == ["role owner  creates-roles"]


def test_only_the_owner_owns_and_nobody_else_creates() -> None:
    assert {line.rpartition("  ")[2] for line in WRITTEN if line.startswith("owner ")} == {"owner"}
    assert [
        line for line in WRITTEN if line.startswith(("schema ", "database ")) and "C" in line
    ] == []
    assert [line for line in WRITTEN if line.startswith("database ") and "T" in line] == []


def test_nobody_has_a_right_in_a_workspace_that_is_not_theirs() -> None:
    assert [line for line in WRITTEN if " other." in line or line.startswith("schema other")] == []


def test_those_who_work_may_not_truncate_refer_or_add_triggers() -> None:
    tables = [line for line in WRITTEN if line.startswith("table ")]
    assert [
        line for line in tables if set("TRG") & set(line.rpartition("  ")[2].replace("each", ""))
    ] == []


FAULTS = {
    "another workspace's table": "GRANT SELECT ON m078.plans_plan TO kp_m049",
    "another workspace's schema": "GRANT USAGE ON SCHEMA m078 TO kp_m049",
    "a trail that can be changed": "GRANT UPDATE ON m078.audit_workspace_workspaceevent TO kp_m078",
    "everybody": "GRANT SELECT ON register_area TO PUBLIC",
    "one column": "GRANT SELECT (password) ON accounts_credential TO kp_region",
    "temporary tables": "GRANT TEMP ON DATABASE {} TO kp_login",
    "creating": "GRANT CREATE ON SCHEMA m078 TO kp_m078",
    "a function of the owner's": "GRANT EXECUTE ON FUNCTION grant_tables(text) TO kp_front",
    "a dangerous function": "GRANT EXECUTE ON FUNCTION query_to_xml(text, boolean, boolean, text) TO kp_workspace",
    "the queue": "GRANT EXECUTE ON FUNCTION pgmq.send(text, jsonb) TO kp_region",
    "statistics": "GRANT SELECT ON pg_stat_activity TO kp_workspace",
    "a login that inherits": "ALTER ROLE kp_login INHERIT",
    "a role that sees all rows": "ALTER ROLE kp_region BYPASSRLS",
    "acting as the owner": "GRANT kp_owner TO kp_login",
    "another owner": "ALTER TABLE m078.plans_plan OWNER TO kp_m078",
    "a dropped policy": "DROP POLICY workspace_rows ON accounts_user",
    "policies that are off": "ALTER TABLE accounts_session DISABLE ROW LEVEL SECURITY",
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(fault: str, admin: psycopg.Connection[Any]) -> None:
    admin.execute(fault.format(admin.info.dbname))
    assert set(rights(admin)) != set(WRITTEN)
