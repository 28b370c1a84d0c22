"""What crosses the border: plain data that reads back as it was written."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from core.documents import fingerprint
from regional.contracts import (
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


def test_a_report_reads_back_as_it_was_written() -> None:
    report = make_report()
    assert read_report(as_document(report)) == report


def test_a_signal_reads_back_as_it_was_written() -> None:
    milestone = MilestonePart(title="Council", due_on=date(2026, 12, 14))
    signal = Signal(phase=4, coordinator_named=True, group_named=False, milestones=(milestone,))
    assert read_signal(as_document(signal)) == signal


def test_a_receipt_reads_back_as_it_was_written() -> None:
    covered = CoveredObligation(
        municipality="049",
        covers_from=date(2024, 6, 1),
        covers_to=date(2026, 5, 31),
        due_on=date(2026, 6, 1),
        on_time=True,
    )
    receipt = Receipt(
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
    )
    assert read_receipt(as_document(receipt)) == receipt


def test_closing_zeros_do_not_change_the_hash() -> None:
    reports = [
        make_report(
            objectives=(make_objective(indicators=(make_indicator(target=Decimal(text)),)),)
        )
        for text in ("60", "60.000000", "6E+1")
    ]
    assert len({fingerprint(as_document(report)) for report in reports}) == 1


@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_a_version_without_a_reader_is_refused_by_name(version: object) -> None:
    document = as_document(make_report()) | {"version": version}
    with pytest.raises(UnknownVersion, match="known: \\[1\\]"):
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
