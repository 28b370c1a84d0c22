"""What was received stands: for every role, and for whoever gets past the roles there is the chain."""

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.regional.rows import FIRST, REPORT

pytestmark = pytest.mark.checklist("R8")
CHANGES = {
    "regional_receivedreport": "reference = 'X'",
    "regional_coverage": "mode = 'shared'",
    "regional_obligation": "due_on = due_on + 1",
    "regional_obligationevent": "reason = 'X'",
    "regional_reviewevent": "text = 'X'",
    "regional_receivedsignal": "phase = 8",
    "regional_remark": "text = 'X'",
    "regional_reply": "stance = 'disagree', text = 'X'",
    "regional_closing": "text = 'X'",
    "regional_advicethread": "title = 'X'",
    "regional_adviceentry": "text = 'X'",
    "regional_round": "letter = 'X'",
    "regional_roundmunicipality": "municipality_id = '078'",
    "regional_roundquestion": "text = 'X?'",
    "regional_pack": "title = 'X'",
    "regional_packtext": "text = 'X'",
    "regional_reliefrequest": "outcome = 'granted'",
    "regional_reminder": "recipients = '{deputy}'",
}
THE_REGIONS_OWN = {"regional_pack", "regional_packtext"}
REFUSED = (
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.IntegrityConstraintViolation,
    psycopg.errors.UndefinedTable,  # the login does not even see the schema
)
ROLES = ("m049", "region", "front", "admin", "owner", "login", "superuser", "replica")


def become(connection: psycopg.Connection[Any], role: str) -> None:
    if role == "replica":
        connection.execute("SET session_replication_role = replica")
    elif role != "superuser":
        connection.execute(f'SET ROLE "kp_{role}"')


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("table", CHANGES)
@pytest.mark.parametrize("how", ["update", "delete", "truncate"])
def test_nobody_changes_what_was_received(
    server: psycopg.Connection[Any], role: str, table: str, how: str
) -> None:
    statement = {
        "update": f"UPDATE {table} SET {CHANGES[table]}",
        "delete": f"DELETE FROM {table}",
        "truncate": f"TRUNCATE {table} CASCADE",
    }[how]
    become(server, role)
    with pytest.raises(REFUSED):
        server.execute(statement)


def test_the_day_that_comes_tells_who_was_in_charge_and_only_once(
    server: psycopg.Connection[Any],
) -> None:
    become(server, "region")
    server.execute("UPDATE regional_obligation SET authority_at_due_id = 'edc-01'")
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
        server.execute("UPDATE regional_obligation SET authority_at_due_id = 'edc-02'")


@pytest.mark.parametrize("role", ["m078", "front", "admin", "region", "login"])
def test_nobody_else_adds_to_a_municipalitys_reports(
    server: psycopg.Connection[Any], role: str
) -> None:
    become(server, role)
    with pytest.raises(REFUSED[::2]):
        server.execute(
            REPORT, {"reference": "X", "document": Jsonb({}), "hash": "0" * 64, "at": FIRST}
        )


@pytest.mark.parametrize("role", ["m049", "m078"])
@pytest.mark.parametrize("table", sorted(THE_REGIONS_OWN))
def test_no_workspace_reads_what_the_authority_writes_for_itself(
    server: psycopg.Connection[Any], role: str, table: str
) -> None:
    become(server, role)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        server.execute(f"SELECT FROM {table}")


@pytest.mark.parametrize("role", ["front", "admin"])
@pytest.mark.parametrize("table", [*CHANGES, "regional_sentby", "regional_reportfact"])
def test_the_front_door_and_the_administrator_read_no_reports(
    server: psycopg.Connection[Any], role: str, table: str
) -> None:
    become(server, role)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        server.execute(f"SELECT FROM {table}")


@pytest.mark.parametrize("table", sorted(set(CHANGES) - THE_REGIONS_OWN))
def test_another_workspace_sees_nothing(server: psycopg.Connection[Any], table: str) -> None:
    seen = {}
    for role in ("m049", "m078"):
        become(server, role)
        [(seen[role],)] = server.execute(f"SELECT count(*) FROM {table}").fetchall()
    assert seen["m078"] == 0 < seen["m049"]


def test_a_report_goes_to_nobody_but_the_competent_authority(
    server: psycopg.Connection[Any],
) -> None:
    become(server, "m049")
    with pytest.raises(psycopg.errors.ForeignKeyViolation, match="goes_to_the_competent"):
        server.execute(
            REPORT.replace("c.authority_id, %(reference)s", "'edc-02', %(reference)s"),
            {
                "reference": "X",
                "document": Jsonb({}),
                "hash": "0" * 64,
                "at": FIRST + timedelta(days=1),
            },
        )


def test_a_report_is_received_under_a_competence_of_the_day(
    server: psycopg.Connection[Any],
) -> None:
    become(server, "m049")
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="not competent"):
        server.execute(
            REPORT.replace("c.valid_to IS NULL", "c.valid_to = '2025-12-31'"),
            {
                "reference": "X",
                "document": Jsonb({}),
                "hash": "0" * 64,
                "at": FIRST + timedelta(days=1),
            },
        )


def test_a_report_is_not_received_before_the_one_before_it(
    server: psycopg.Connection[Any],
) -> None:
    become(server, "m049")
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="before the one before"):
        server.execute(
            REPORT, {"reference": "X", "document": Jsonb({}), "hash": "0" * 64, "at": FIRST}
        )
