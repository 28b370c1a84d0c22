"""Receiving a report, once and for good."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import ProgrammingError, transaction

from regional.contracts import ObligationState, ReviewState, Sender, Signal
from regional.errors import (
    DecisionAhead,
    KeyMissing,
    KeyUsed,
    NoLocalDecision,
    NothingAwaited,
    OutsideDuty,
    RevisionInFlight,
)
from regional.inbox import (
    obligation_of,
    receipt_by_key,
    receipt_of,
    receive,
    reviews_of,
    send_signal,
)
from regional.inbox.receiving import WrongPlace
from regional.models import Coverage, ReceivedReport, ReceivedSignal
from regional.services.obligations import ensure_obligations
from tenants.context import inside, over_region
from tenants.models import Officer, Workspace
from tests.regional.makers import (
    BEFORE_DUE,
    DECIDED,
    DUE,
    at,
    changed,
    make_report,
    opened,
    processed,
    returned,
    sent,
)


@pytest.mark.checklist("C7.4", "R8")
def test_a_receipt_says_what_was_received_when_and_what_comes_next(
    in_may: time_machine.Traveller,
) -> None:
    receipt = sent("049")
    assert receipt.reference.startswith("KP-2026-")
    assert (receipt.revision, receipt.sequence) == (1, 1)
    assert receipt.received_at == BEFORE_DUE
    assert receipt.authority_names.en == "Uusimaa Economic Development Centre"
    [covered] = receipt.obligations
    assert (covered.municipality, covered.due_on, covered.on_time) == ("049", DUE, True)
    assert receipt.next_due == date(2028, 6, 1)


def test_case_20_the_same_report_sent_twice_with_one_key_is_one_report_with_one_receipt(
    in_may: time_machine.Traveller,
) -> None:
    first = sent("049", key="click")
    in_may.shift(60)
    assert sent("049", key="click") == first
    with over_region():
        assert ReceivedReport.objects.count() == Coverage.objects.count() == 1


def test_one_key_does_not_carry_two_contents(in_may: time_machine.Traveller) -> None:
    sent("049", key="click")
    with pytest.raises(KeyUsed):
        sent("049", key="click", summary="Something else.")


def test_two_senders_may_use_the_same_key(in_may: time_machine.Traveller) -> None:
    assert sent("049", key="1").reference != sent("078", key="1").reference


@pytest.mark.parametrize("key", ["", "k" * 101])
def test_a_key_has_one_to_a_hundred_characters(
    in_may: time_machine.Traveller, espoo: Workspace, key: str
) -> None:
    sender = Sender(place="m049", person_id=None, person_name="")
    with inside(espoo), pytest.raises(KeyMissing):
        receive(make_report(), sender=sender, idempotency_key=key)


def test_a_report_without_a_local_decision_is_refused(in_may: time_machine.Traveller) -> None:
    with pytest.raises(NoLocalDecision):
        sent("049", decision=None)
    with over_region():
        assert not ReceivedReport.objects.exists()


def test_a_decision_of_tomorrow_is_refused(in_may: time_machine.Traveller) -> None:
    with pytest.raises(DecisionAhead, match="5 May 2026"):
        sent("049", decision=replace(DECIDED, decided_on=date(2026, 5, 5)))


def test_another_revision_waits_for_the_answer(
    in_may: time_machine.Traveller, pekka: Officer
) -> None:
    receipt = sent("049")
    with pytest.raises(RevisionInFlight, match=receipt.reference):
        sent("049", summary="Second thoughts.")
    opened(receipt, by=pekka)
    with pytest.raises(RevisionInFlight, match=receipt.reference):
        sent("049", summary="Second thoughts.")


def test_a_returned_report_comes_back_as_the_next_revision(
    in_may: time_machine.Traveller, pekka: Officer, espoo: Workspace
) -> None:
    first = sent("049")
    returned(first, by=pekka, correction_due=date(2026, 6, 30))
    with at(2026, 6, 20, 12):
        second = sent("049", summary="Completed.")
    assert (second.reference, second.revision, second.sequence) == (first.reference, 2, 2)
    assert second.obligations[0].on_time  # the first decides
    with inside(espoo):
        newest, oldest = reviews_of("049")
        assert receipt_of(first.reference, place="m049") == second
        assert receipt_of(first.reference, place="m049", revision=1) == first
    assert (newest.state, oldest.state) == (ReviewState.RECEIVED, ReviewState.RETURNED)
    [step] = oldest.steps
    assert (step.reasons[0].element, step.correction_due) == ("E4", date(2026, 6, 30))
    assert step.authority_names.fi == "Uudenmaan elinvoimakeskus"


def test_after_the_answer_nothing_more_is_awaited_until_the_next_opens(
    in_may: time_machine.Traveller, pekka: Officer, espoo: Workspace
) -> None:
    processed(sent("049"), by=pekka)
    with pytest.raises(NothingAwaited, match="4 December 2027"):
        sent("049", summary="More.")
    with inside(espoo):
        view = obligation_of("049", on=date(2026, 5, 5))
    assert view is not None
    assert (view.state, view.due_on) == (ObligationState.NOT_DUE, date(2028, 6, 1))
    assert not view.can_be_sent


def test_before_the_report_opens_it_cannot_be_sent(db: None) -> None:
    with at(2025, 11, 3, 12):
        with over_region():
            ensure_obligations()
        with pytest.raises(NothingAwaited, match="3 December 2025"):
            sent("049", decision=replace(DECIDED, decided_on=date(2025, 11, 1)))


def test_an_obligation_says_what_is_owed_and_to_whom(
    in_may: time_machine.Traveller, espoo: Workspace
) -> None:
    with inside(espoo):
        view = obligation_of("049", on=date(2026, 5, 4))
        assert view is not None
        assert (view.state, view.can_be_sent) == (ObligationState.OPEN, True)
        assert (view.covers_from, view.covers_to) == (date(2024, 6, 1), date(2026, 5, 31))
        assert view.authority_names.sv == "Nylands livskraftscentral"
        late = obligation_of("049", on=date(2026, 6, 2))
    assert late is not None and late.state is ObligationState.OVERDUE


def test_an_extension_moves_the_due_day_that_the_municipality_sees(
    in_may: time_machine.Traveller, espoo: Workspace
) -> None:
    changed("049", "extension", due_on=date(2026, 9, 1))
    with inside(espoo):
        view = obligation_of("049", on=date(2026, 6, 2))
    assert view is not None
    assert (view.state, view.due_on) == (ObligationState.OPEN, date(2026, 9, 1))


def test_a_receipt_is_found_by_its_key_and_by_nobody_elses(
    in_may: time_machine.Traveller, espoo: Workspace, hanko: Workspace
) -> None:
    receipt = sent("049", key="click")
    with inside(espoo):
        assert receipt_by_key("click", place="m049") == receipt
        assert receipt_by_key("clack", place="m049") is None
    with inside(hanko):
        assert receipt_by_key("click", place="m049") is None
        assert receipt_of(receipt.reference, place="m049") is None
        assert reviews_of("049") == []
        assert obligation_of("049", on=date(2026, 5, 4)) is None


def test_nobody_sends_in_anothers_name(
    in_may: time_machine.Traveller, espoo: Workspace, hanko: Workspace
) -> None:
    sender = Sender(place="m049", person_id=7, person_name="Bertil Lindqvist")
    with inside(hanko), pytest.raises(WrongPlace):
        receive(make_report("049"), sender=sender, idempotency_key="1")


def test_the_database_refuses_a_report_for_another_municipality(
    in_may: time_machine.Traveller, hanko: Workspace
) -> None:
    sender = Sender(place="m078", person_id=7, person_name="Bertil Lindqvist")
    with (
        inside(hanko),
        pytest.raises((NothingAwaited, ProgrammingError)),
        transaction.atomic(),
    ):
        receive(make_report("049"), sender=sender, idempotency_key="1")
    with over_region():
        assert not ReceivedReport.objects.exists()


def test_outside_the_duty_there_is_nobody_to_send_to(
    in_may: time_machine.Traveller, espoo: Workspace
) -> None:
    sender = Sender(place="m049", person_id=7, person_name="Aino Virtanen")
    with inside(espoo), pytest.raises(OutsideDuty):
        receive(make_report("478"), sender=sender, idempotency_key="1")


def test_a_signal_is_kept_when_it_changes(in_may: time_machine.Traveller, espoo: Workspace) -> None:
    signal = Signal(phase=3, coordinator_named=True, group_named=False)
    with inside(espoo):
        send_signal(signal, municipality="049")
        send_signal(signal, municipality="049")
        send_signal(replace(signal, phase=4), municipality="049")
        assert ReceivedSignal.objects.count() == 2
    with over_region():
        assert list(ReceivedSignal.objects.values_list("phase", flat=True).order_by("id")) == [3, 4]


def test_a_signal_of_another_municipality_is_refused(
    in_may: time_machine.Traveller, hanko: Workspace
) -> None:
    signal = Signal(phase=3, coordinator_named=True, group_named=False)
    with (
        inside(hanko),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        send_signal(signal, municipality="049")


def test_no_name_of_a_person_is_in_the_document(in_may: time_machine.Traveller) -> None:
    sent("049")
    with over_region():
        report = ReceivedReport.objects.select_related("sent_by").get()
    assert "Aino" not in str(report.document)
    assert report.sent_by.person_name == "Aino Virtanen"
