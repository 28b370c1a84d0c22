"""A database that is not as it must be is found, and not served: each fault is planted once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.core.checks import CheckMessage, run_checks
from django.db import connection
from django.test import Client

from tenants.context import as_administrator
from tenants.provisioning.pooler import lends_connections
from tenants.provisioning.verification import faults
from tenants.readiness import readiness
from tests.database import administrator

# What is planted, and what is said of it.
PLANTED = {
    "another workspace's table": (
        'GRANT SELECT ON m078.plans_plan TO "kp_m049"',
        "kp_m049 has SELECT on m078.plans_plan",
    ),
    "another workspace's schema": (
        'GRANT USAGE ON SCHEMA m078 TO "kp_m049"',
        "kp_m049 has USAGE on the schema m078",
    ),
    "a table for everybody": (
        "GRANT SELECT ON m049.plans_plan TO PUBLIC",
        "everybody has SELECT on m049.plans_plan",
    ),
    "a right too few": (
        'REVOKE INSERT ON m049.plans_plan FROM "kp_m049"',
        "should have DELETE INSERT SELECT UPDATE",
    ),
    "a trail that can be changed": (
        'GRANT UPDATE ON m049.audit_workspace_workspaceevent TO "kp_m049"',
        "should have INSERT SELECT",
    ),
    "a shared table": (
        'GRANT SELECT ON accounts_credential TO "kp_workspace"',
        "kp_workspace has SELECT on accounts_credential, and should have nothing",
    ),
    "a shared right too few": (
        'REVOKE INSERT ON accounts_user FROM "kp_front"',
        "kp_front has UPDATE on accounts_user",
    ),
    "policies off": (
        "ALTER TABLE accounts_session DISABLE ROW LEVEL SECURITY",
        "The policies of accounts_session",
    ),
    "one policy more": (
        'CREATE POLICY all_rows ON accounts_session TO "kp_workspace" USING (true)',
        "The policies of accounts_session",
    ),
    "a lost revoke": (
        "GRANT EXECUTE ON FUNCTION set_config(text, text, boolean) TO PUBLIC",
        "Everybody may use set_config",
    ),
    "a function for everybody": (
        "GRANT EXECUTE ON FUNCTION open_schema(text) TO PUBLIC",
        "everybody to call open_schema",
    ),
    "a shape of its own": (
        "COMMENT ON SCHEMA m049 IS 'something else'",
        "The schema m049 has not the shape of the template",
    ),
    "a schema of nobody": (
        "CREATE SCHEMA m999",
        "The schema m999 belongs to no workspace",
    ),
    "a workspace without its schema": (
        "ALTER SCHEMA m257 RENAME TO lost",
        "The workspace m257 has no schema",
    ),
    "a strange owner": (
        "ALTER TABLE m049.plans_plan OWNER TO postgres",
        "postgres owns tables in m049",
    ),
    "a role that signs in": (
        'ALTER ROLE "kp_m049" LOGIN',
        "The role kp_m049 signs in",
    ),
    "a role with power": (
        'ALTER ROLE "kp_front" BYPASSRLS',
        "kp_front has a power",
    ),
    "a login that inherits": (
        'ALTER ROLE "kp_login" INHERIT',
        "kp_login has the rights of all roles",
    ),
    "a role that acts as another": (
        'GRANT "kp_m078" TO "kp_m049"',
        "kp_m049 acts as kp_m078",
    ),
}


@pytest.fixture(autouse=True)
def _verified_anew() -> Iterator[None]:
    readiness.forget()
    yield
    readiness.forget()


@contextmanager
def planted(name: str) -> Iterator[None]:
    """Give a workspace what only the front door may read, for all to see."""
    right = ' SELECT ON accounts_credential {} "kp_workspace"'
    with administrator(name) as admin:
        admin.execute("GRANT" + right.format("TO"))
        try:
            yield
        finally:
            admin.execute("REVOKE" + right.format("FROM"))


def test_the_database_is_as_it_must_be(db: None) -> None:
    with as_administrator(), connection.cursor() as cursor:
        assert faults(cursor) == []


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_fault_is_found(what: str, db: None, database_name: str) -> None:
    plant, words = PLANTED[what]
    with administrator(database_name) as admin, admin.transaction(force_rollback=True):
        assert faults(admin.cursor()) == []
        admin.execute(plant)
        said = faults(admin.cursor())
    assert any(words in fault for fault in said), said


def test_a_wrong_database_is_not_served(client: Client, db: None, database_name: str) -> None:
    assert client.get("/readyz").status_code == 200
    readiness.forget()
    with planted(database_name):
        answer = client.get("/readyz")
        assert (answer.status_code, answer.content) == (503, b"not ready")  # nobody is told more
    assert client.get("/readyz").status_code == 200


def said_by_us(databases: list[str] | None = ["default"]) -> list[CheckMessage]:  # noqa: B006  only read
    """Return what the system checks of the tenancy say."""
    found = run_checks(databases=databases)
    return [fault for fault in found if str(fault.id).startswith("tenants.")]


def test_the_system_check_says_what_is_wrong(db: None, database_name: str) -> None:
    assert said_by_us() == []
    with planted(database_name):
        said = said_by_us()
        assert [fault.id for fault in said] == ["tenants.E002"]
        assert "accounts_credential" in said[0].msg
        assert said_by_us(databases=None) == []  # the database is asked only by those who mean to


def test_the_database_is_verified_once_a_minute_not_with_each_question(
    client: Client, db: None, django_assert_num_queries: Any
) -> None:
    client.get("/readyz")
    with django_assert_num_queries(1):
        client.get("/readyz")


def test_our_own_connections_are_two_at_the_server(db: None) -> None:
    assert not lends_connections()


def test_a_pooler_that_lends_one_connection_to_two_is_found(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two of our connections that are one at the server, as behind a pooler of transactions."""
    server = psycopg.connect(**connection.get_connection_params(), autocommit=True)
    with server:
        assert lends_connections(lambda: _Lent(server))  # type: ignore[arg-type,return-value]
        monkeypatch.setattr("tenants.provisioning.pooler._connect", lambda: _Lent(server))
        assert [fault.id for fault in said_by_us()] == ["tenants.E003"]
        assert client.get("/readyz").status_code == 503


class _Lent:
    """A connection of ours behind a pooler: what it asks goes through the server's one connection."""

    def __init__(self, server: psycopg.Connection[Any]) -> None:
        self.execute = server.execute

    def __enter__(self) -> "_Lent":
        return self

    def __exit__(self, *_error: object) -> None:
        pass
