"""What crosses the border: plain data that reads back as it was written."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.documents import fingerprint
from regional.contracts import (
    VERSION,
    CoveredObligation,
    MilestonePart,
    Names,
    Receipt,
    Signal,
    UnknownVersion,
    Unreadable,
    as_document,
    read_receipt,
    read_report,
    read_signal,
)
from tests.regional.makers import make_indicator, make_objective, make_report

FIRST = Path(__file__).parent / "files" / "report-version-1.json"
ITS_HASH = "381fa9d2121a07892d09634de93cf90a52b7d106143e9ab4169d6643f2795488"


def test_a_report_reads_back_as_it_was_written() -> None:
    report = make_report()
    assert read_report(as_document(report)) == report


def test_a_document_of_the_first_version_reads_as_before_and_keeps_its_hash() -> None:
    document = json.loads(FIRST.read_text("utf-8"))
    report = read_report(document)
    assert (report.version, report.municipality, report.objectives[0].title) == (
        1,
        "049",
        "The employment gap narrows",
    )
    assert (report.chapters, report.participation, report.obstacles, report.answers) == (
        (),
        None,
        (),
        (),
    )
    assert report.objectives[0].measures[0].since_last is None
    assert as_document(report) == document
    assert fingerprint(as_document(report)) == ITS_HASH


def test_the_first_version_does_not_know_what_came_later() -> None:
    document = json.loads(FIRST.read_text("utf-8")) | {"chapters": []}
    with pytest.raises(Unreadable, match="chapters"):
        read_report(document)


def test_a_receipt_of_the_first_kind_is_read() -> None:
    kept = as_document(make_receipt())
    for later in ("version", "place", "municipality", "previous_hash"):
        kept.pop(later)
    receipt = read_receipt(kept)
    assert (receipt.version, receipt.place, receipt.reference) == (1, "", "KP-2026-0001")


def test_a_receipt_of_next_years_kind_is_refused_by_name() -> None:
    with pytest.raises(UnknownVersion, match="version 3"):
        read_receipt(as_document(make_receipt()) | {"version": 3})


def test_a_signal_reads_back_as_it_was_written() -> None:
    milestone = MilestonePart(title="Council", due_on=date(2026, 12, 14))
    signal = Signal(phase=4, coordinator_named=True, group_named=False, milestones=(milestone,))
    assert read_signal(as_document(signal)) == signal


def make_receipt() -> Receipt:
    covered = CoveredObligation(
        municipality="049",
        covers_from=date(2024, 6, 1),
        covers_to=date(2026, 5, 31),
        due_on=date(2026, 6, 1),
        on_time=True,
    )
    return Receipt(
        reference="KP-2026-0001",
        revision=1,
        received_at=datetime(2026, 5, 20, 7, 14, 5, 123456, tzinfo=UTC),
        content_hash="ab" * 32,
        sequence=1,
        chain_hash="cd" * 32,
        authority="uusimaa",
        authority_names=Names(fi="Uusimaa", sv="Nyland", en="Uusimaa"),
        obligations=(covered,),
        next_due=None,
        version=2,
        place="m049",
        municipality="049",
        previous_hash="00" * 32,
    )


def test_a_receipt_reads_back_as_it_was_written() -> None:
    receipt = make_receipt()
    assert read_receipt(as_document(receipt)) == receipt


def test_closing_zeros_do_not_change_the_hash() -> None:
    reports = [
        make_report(
            objectives=(make_objective(indicators=(make_indicator(target=Decimal(text)),)),)
        )
        for text in ("60", "60.000000", "6E+1")
    ]
    assert len({fingerprint(as_document(report)) for report in reports}) == 1


@pytest.mark.parametrize("version", [0, VERSION + 1, "1", True, None])
def test_a_version_without_a_reader_is_refused_by_name(version: object) -> None:
    document = as_document(make_report()) | {"version": version}
    with pytest.raises(UnknownVersion, match=r"known: \[1, 2\]"):
        read_report(document)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("covers_to", "2026-02-30"),
        ("covers_to", 20260531),
        ("municipalities", "049"),
        ("plan", None),
        ("language", None),
        ("decision", {"kind": "king"}),
    ],
)
def test_a_document_that_is_not_of_its_version_is_refused(part: str, value: Any) -> None:
    document = as_document(make_report()) | {part: value}
    with pytest.raises(Unreadable, match=part):
        read_report(document)


def test_a_part_that_the_version_does_not_know_is_refused() -> None:
    document = as_document(make_report()) | {"sent_by": "Aino"}
    with pytest.raises(Unreadable, match="sent_by"):
        read_report(document)


def test_a_value_that_is_no_number_is_not_written() -> None:
    objective = make_objective(indicators=(make_indicator(baseline=Decimal("NaN")),))
    with pytest.raises(Unreadable):
        as_document(replace(make_report(), objectives=(objective,)))
