"""Whoever gets past the guards is found by the chain; figures are made again from the documents."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
import time_machine
from django.core.management import CommandError, call_command
from psycopg.types.json import Jsonb

from core.documents import fingerprint
from regional.chain import Fault, Head, Link, faults_of
from regional.contracts import (
    Assessment,
    ElementPart,
    ElementState,
    TargetGroupPart,
    as_document,
)
from regional.counting import TALLY
from regional.facts import Tally, tallies_of
from regional.models import ReportFact, ReportTally
from regional.queries.chain import links
from regional.services.figures import rebuild_figures
from tenants.context import over_region
from tests import database
from tests.regional.makers import make_indicator, make_objective, make_report, sent
from tests.regional.rows import REPORT, fill

pytestmark = pytest.mark.checklist("R8")


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
        tallies = list(ReportTally.objects.order_by("report", "aspect", "key").values_list(*TALLY))
        assert len(tallies) == 10
        ReportFact.objects.filter(report__reference=receipt.reference).update(is_complete=False)
    with pytest.raises(CommandError, match=receipt.reference):
        call_command("rebuild_figures", "--check")
    call_command("rebuild_figures")
    assert capsys.readouterr().out == "1 reports counted anew.\n"
    call_command("rebuild_figures", "--check")
    with over_region():
        assert list(ReportFact.objects.order_by("pk").values()) == before
        again = ReportTally.objects.order_by("report", "aspect", "key")
        assert list(again.values_list(*TALLY)) == tallies


def test_a_tally_that_is_not_the_documents_is_found(in_may: time_machine.Traveller) -> None:
    receipt = sent("049")
    with over_region():
        ReportTally.objects.filter(aspect="theme").update(measures=7)
        assert rebuild_figures(check=True) == [f"{receipt.reference} / 1"]
        assert rebuild_figures() == [f"{receipt.reference} / 1"]
        assert ReportTally.objects.get(aspect="theme").measures == 1
        assert rebuild_figures(check=True) == []


def test_what_a_report_serves_and_lacks_is_tallied() -> None:
    missing = ElementPart(code="E1", name="Links", state=ElementState.MISSING)
    excused = make_indicator(values=(), reason_code="not_available")
    reached = make_objective(assessment=Assessment.REACHED, indicators=(excused,))
    group = TargetGroupPart(code="families", name="Families", measures=3)
    report = make_report(
        elements=(missing,), objectives=(reached, make_objective()), target_groups=(group,)
    )
    assert tallies_of(report) == [
        Tally("goal", "g1", times=2, objectives=2, reached=1, measures=2),
        Tally("heard", "meeting", times=1),
        Tally("missing", "checklist/E1", times=1),
        Tally("obstacle", "housing", times=1),
        Tally("reason", "not_available", times=1),
        Tally("target_group", "families", times=3, measures=3),
        Tally("target_group", "working_age", times=2, objectives=2, reached=1, measures=2),
        Tally("theme", "employment", times=2, objectives=2, reached=1, measures=2),
    ]


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
