"""What was received stands: for every role, and for whoever gets past the roles there is the chain."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
import time_machine
from django.core.management import CommandError, call_command
from psycopg.types.json import Jsonb

from core.documents import fingerprint
from regional.chain import Fault, Head, Link, faults_of
from regional.contracts import as_document
from regional.models import ReportFact
from regional.queries.chain import links
from tenants.context import over_region
from tests import database
from tests.regional.makers import make_report, sent

pytestmark = pytest.mark.checklist("R8")
CHANGES = {
    "regional_receivedreport": "reference = 'X'",
    "regional_coverage": "mode = 'shared'",
    "regional_obligation": "due_on = due_on + 1",
    "regional_obligationevent": "reason = 'X'",
    "regional_reviewevent": "text = 'X'",
    "regional_receivedsignal": "phase = 8",
}
REFUSED = (
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.IntegrityConstraintViolation,
    psycopg.errors.UndefinedTable,  # the login does not even see the schema
)
ROLES = ("m049", "region", "front", "admin", "owner", "login", "superuser", "replica")
ROWS = """
INSERT INTO regional_obligation (id, municipality_id, rule_set_id, cycle, basis, force, covers_from, covers_to, opens_on,
  counted_due, due_on, grace_days, expected, expected_reason, created_at)
  VALUES (gen_random_uuid(), '049', 'checklist', 1, 'plan', 'guidance', '2024-06-01', '2026-05-31', '2025-12-03',
  '2026-06-01', '2026-06-01', 0, true, '', now());
INSERT INTO regional_coverage (id, report_id, obligation_id, municipality_id, mode, effective_at)
  SELECT gen_random_uuid(), r.id, o.id, '049', 'own', now() FROM regional_receivedreport r, regional_obligation o LIMIT 1;
INSERT INTO regional_obligationevent (id, obligation_id, kind, "on", recorded_at, reason, by_name, detail)
  SELECT gen_random_uuid(), id, 'exemption', '2026-05-01', now(), 'agreed', '', '{}' FROM regional_obligation;
INSERT INTO regional_reviewevent (id, coverage_id, number, kind, at, authority_id, by_name, text, reasons)
  SELECT gen_random_uuid(), id, 1, 'opened', now(), 'edc-01', '', '', '[]' FROM regional_coverage;
INSERT INTO regional_receivedsignal (id, municipality_id, sender_place, sent_at, phase, coordinator_named, group_named, document)
  VALUES (gen_random_uuid(), '049', 'm049', now(), 1, true, true, '{}');
"""
REPORT = """
INSERT INTO regional_receivedreport (id, sender_place, municipality_id, competence_id, authority_id, reference, revision,
  covers_from, covers_to, document, document_version, content_hash, idempotency_key, received_at)
SELECT gen_random_uuid(), 'm049', '049', c.id, c.authority_id, %(reference)s, 1, '2024-06-01', '2026-05-31', %(document)s, 1,
  %(hash)s, %(reference)s, %(at)s FROM register_competence c WHERE c.municipality_id = '049' AND c.valid_to IS NULL
"""
FIRST = datetime(2026, 5, 4, 9, tzinfo=UTC)


def fill(connection: psycopg.Connection[Any], reports: int = 3) -> None:
    """Three reports of Espoo, and a row in each of the other tables."""
    document = as_document(make_report())
    connection.execute('SET ROLE "kp_m049"')
    for number in range(1, reports + 1):
        connection.execute(
            REPORT,
            {
                "reference": f"KP-2026-{number:04}",
                "document": Jsonb(document),
                "hash": fingerprint(document),
                "at": FIRST + timedelta(hours=number),
            },
        )
    connection.execute("RESET ROLE")
    connection.execute(ROWS)
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.fixture
def server(database_name: str) -> Iterator[psycopg.Connection[Any]]:
    """The administrator's own connection, past Django; everything is undone."""
    with psycopg.connect(database.url_of(database_name)) as connection:
        fill(connection)
        yield connection
        connection.rollback()


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


@pytest.mark.parametrize("role", ["front", "admin"])
@pytest.mark.parametrize("table", [*CHANGES, "regional_sentby", "regional_reportfact"])
def test_the_front_door_and_the_administrator_read_no_reports(
    server: psycopg.Connection[Any], role: str, table: str
) -> None:
    become(server, role)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        server.execute(f"SELECT FROM {table}")


@pytest.mark.parametrize("table", CHANGES)
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


# -- the chain


def faults(connection: psycopg.Connection[Any]) -> list[str]:
    rows = connection.execute(
        "SELECT sender_place, sequence, previous_hash, chain_hash, reference, revision, municipality_id, authority_id, "
        "received_at, content_hash, document FROM regional_receivedreport ORDER BY sender_place, sequence, received_at"
    )
    return [str(fault) for fault in faults_of(Link(*row) for row in rows.fetchall())]


def test_a_whole_chain_has_no_faults(server: psycopg.Connection[Any]) -> None:
    assert faults(server) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            'UPDATE regional_receivedreport SET document = document || \'{"summary": "Well."}\' WHERE sequence = 2',
            ["m049:2 content changed"],
        ),
        (
            "UPDATE regional_receivedreport SET received_at = received_at - interval '1 year' WHERE sequence = 2",
            ["m049:2 row changed"],
        ),
        ("DELETE FROM regional_receivedreport WHERE sequence = 2", ["m049:2 is missing"]),
        (
            "UPDATE regional_receivedreport SET previous_hash = repeat('0', 64) WHERE sequence = 3",
            ["m049:3 does not follow the one before", "m049:3 row changed"],
        ),
        (
            "UPDATE regional_receivedreport SET reference = 'KP-2026-9999' WHERE sequence = 1",
            ["m049:1 row changed"],
        ),
    ],
)
def test_whoever_gets_past_the_guards_is_found(
    server: psycopg.Connection[Any], statement: str, found: list[str]
) -> None:
    for table in ("regional_receivedreport", "regional_coverage", "regional_reviewevent"):
        server.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    server.execute(statement)
    assert faults(server) == found


def test_a_row_put_in_beside_another_is_found(server: psycopg.Connection[Any]) -> None:
    rows = server.execute(
        "SELECT sender_place, sequence, previous_hash, chain_hash, reference, revision, municipality_id, authority_id, "
        "received_at, content_hash, document FROM regional_receivedreport ORDER BY sequence"
    ).fetchall()
    first, second, third = (Link(*row) for row in rows)
    other = replace(second, reference="KP-2026-0666")
    other = replace(other, chain_hash=other.sealed())
    assert list(faults_of([first, second, other, third])) == [
        Fault("m049", 2, "is there twice"),
        Fault("m049", 3, "does not follow the one before"),
    ]


def test_the_database_and_the_verifier_seal_alike(in_may: time_machine.Traveller) -> None:
    sent("049")
    sent("078")
    heads: list[Head] = []
    with over_region():
        assert list(faults_of(links(), heads)) == []
    assert [(head.place, head.sequence) for head in heads] == [("m049", 1), ("m078", 1)]


def test_the_command_says_that_all_is_as_received(
    in_may: time_machine.Traveller, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt = sent("049")
    call_command("verify_chain", "--heads")
    assert capsys.readouterr().out.splitlines() == [
        f"m049 1 {receipt.chain_hash}",
        "1 reports in 1 chains: as received.",
    ]


@pytest.mark.slow
def test_the_command_names_the_row_that_was_changed() -> None:
    name = f"tampered_{os.getpid()}"
    database.copy_of(database.prepared_template(), name)
    try:
        with psycopg.connect(database.url_of(name)) as server:
            fill(server)
            server.commit()
            server.execute("ALTER TABLE regional_receivedreport DISABLE TRIGGER ALL")
            server.execute("UPDATE regional_receivedreport SET document = '{}' WHERE sequence = 2")
        done = subprocess.run(
            [sys.executable, "manage.py", "verify_chain"],
            cwd=database.ROOT,
            env=os.environ
            | {
                "DATABASE_URL": database.url_of(name),
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
            },
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        database.drop(name)
    assert done.returncode == 1
    assert "m049:2 content changed" in done.stderr


# -- what figures are counted from


def test_figures_are_made_again_from_the_documents(
    in_may: time_machine.Traveller, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt = sent("049")
    sent("078")
    with over_region():
        before = list(ReportFact.objects.order_by("pk").values())
        ReportFact.objects.filter(report__reference=receipt.reference).update(is_complete=False)
    with pytest.raises(CommandError, match=receipt.reference):
        call_command("rebuild_figures", "--check")
    call_command("rebuild_figures")
    assert capsys.readouterr().out == "1 reports counted anew.\n"
    call_command("rebuild_figures", "--check")
    with over_region():
        assert list(ReportFact.objects.order_by("pk").values()) == before


def test_figures_that_are_gone_come_back(in_may: time_machine.Traveller) -> None:
    sent("049")
    with over_region():
        ReportFact.objects.all().delete()
    call_command("rebuild_figures")
    with over_region():
        assert ReportFact.objects.get().is_complete


@pytest.mark.slow
def test_many_who_send_at_once_make_one_chain() -> None:
    """Eight connections, five reports each: no gap, no fork, and each waits for the one before."""
    name = f"together_{os.getpid()}"
    database.copy_of(database.prepared_template(), name)
    document = as_document(make_report())

    def send(writer: int) -> None:
        with psycopg.connect(database.url_of(name)) as server:
            for number in range(5):
                server.execute('SET ROLE "kp_m049"')
                # As the service does: the lock first, then the time.
                server.execute(
                    "SELECT pg_advisory_xact_lock(hashtextextended('regional.chain m049', 0))"
                )
                values = {
                    "reference": f"KP-{writer}-{number}",
                    "document": Jsonb(document),
                    "hash": fingerprint(document),
                    "at": datetime.now(UTC),
                }
                server.execute(REPORT, values)
                server.commit()

    try:
        with ThreadPoolExecutor(8) as writers:
            list(writers.map(send, range(8)))
        with psycopg.connect(database.url_of(name)) as server:
            assert faults(server) == []
            [(count, last)] = server.execute(
                "SELECT count(*), max(sequence) FROM regional_receivedreport"
            ).fetchall()
    finally:
        database.drop(name)
    assert count == last == 40
