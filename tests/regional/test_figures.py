"""Who has reported, who has not, and what that comes to on any day: the cases of compliance."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regional.contracts import ElementPart, ElementState, ObligationState
from regional.figures import Rate
from regional.queries.overview import overview
from register.models import (
    Authority,
    Competence,
)
from tenants.context import as_administrator, over_region
from tenants.models import Officer
from tests.regional.makers import (
    DUE,
    ELEMENTS,
    UUSIMAA,
    at,
    changed,
    make_indicator,
    make_objective,
    processed,
    returned,
    sent,
)
from tests.regional.seeing import AFTER, row_of, seen, state_of

pytestmark = pytest.mark.checklist("R1")


def test_before_anything_arrives_all_are_expected_and_none_is_missing(
    in_may: time_machine.Traveller,
) -> None:
    figures = seen(date(2026, 5, 4)).figures
    assert (figures.expected, figures.received, figures.due, figures.missing) == (26, 0, 0, 0)


def test_case_14_of_nothing_due_there_is_no_rate(in_may: time_machine.Traveller) -> None:
    """The page writes – for a share of nothing."""
    assert seen(date(2026, 5, 4)).figures.reporting == Rate(0, 0)


def test_case_12_a_municipality_without_a_plan_is_still_expected(
    in_may: time_machine.Traveller,
) -> None:
    figures = seen().figures
    assert (figures.expected, figures.due, figures.missing) == (26, 26, 26)
    assert state_of("049") is ObligationState.OVERDUE
    assert row_of("049").next_due == DUE


def test_case_1_what_is_received_twice_counts_once(
    in_may: time_machine.Traveller, pekka: Officer
) -> None:
    returned(sent("049"), by=pekka, correction_due=date(2026, 6, 30))
    with at(2026, 5, 20, 12):
        sent("049", summary="Completed.")
    figures = seen().figures
    assert (figures.received, figures.on_time) == (1, 1)
    assert figures.reporting == Rate(1, 26)


def test_case_2_a_return_keeps_the_report_on_time(
    in_may: time_machine.Traveller, pekka: Officer
) -> None:
    """Also when the correction comes after the due day."""
    returned(sent("049"), by=pekka, correction_due=date(2026, 6, 30))
    assert state_of("049") is ObligationState.RETURNED
    with at(2026, 6, 20, 12):
        sent("049", summary="Completed.")
    figures = seen(date(2026, 6, 21)).figures
    assert (figures.on_time, figures.late) == (1, 0)


def test_a_correction_that_does_not_come_is_seen(
    in_may: time_machine.Traveller, pekka: Officer
) -> None:
    returned(sent("049"), by=pekka, correction_due=date(2026, 6, 30))
    last_day, day_after = (
        row_of("049", date(2026, month, day)).current for month, day in ((6, 30), (7, 1))
    )
    assert last_day and not last_day.correction_overdue
    assert day_after and day_after.correction_overdue


@pytest.mark.parametrize(
    ("moment", "on_time"),
    [
        ((2026, 6, 1, 23, 59), True),
        ((2026, 6, 2, 0, 1), False),
    ],
)
def test_case_3_a_minute_after_local_midnight_is_late(
    in_may: time_machine.Traveller, moment: tuple[int, ...], on_time: bool
) -> None:
    """In UTC both moments are on the first of June."""
    with at(*moment):
        receipt = sent("049")
    assert receipt.obligations[0].on_time is on_time
    assert seen().figures.on_time == int(on_time)


@pytest.mark.parametrize(
    ("moment", "on_time"),
    [
        ((2026, 10, 25, 23, 59), True),
        ((2026, 10, 26, 0, 1), False),
        ((2027, 3, 28, 23, 59), True),
        ((2027, 3, 29, 0, 1), False),
    ],
)
def test_case_3_midnight_is_local_on_the_days_the_clocks_change(
    in_may: time_machine.Traveller, moment: tuple[int, ...], on_time: bool
) -> None:
    """Summer time ends on 25 October 2026 and begins on 28 March 2027."""
    due_on = date(2026, 10, 25) if moment[0] == 2026 else date(2027, 3, 28)
    changed("049", "extension", due_on=due_on)
    with at(*moment):
        assert sent("049").obligations[0].on_time is on_time


def test_case_4_an_extension_granted_late_does_not_rewrite_an_earlier_day(
    in_may: time_machine.Traveller,
) -> None:
    with at(2026, 6, 10, 12):
        changed("049", "extension", due_on=date(2026, 9, 1), on=date(2026, 6, 1))
        sent("049")
    assert seen(date(2026, 6, 9)).figures.missing == 26
    after = seen(date(2026, 6, 10)).figures
    assert (after.missing, after.on_time, after.extended) == (25, 1, 1)


def test_case_5_an_exempt_municipality_is_not_expected_and_is_listed(
    in_may: time_machine.Traveller,
) -> None:
    changed("049", "exemption", reason="Reports with its neighbours.")
    figures = seen().figures
    assert (figures.expected, figures.missing, figures.exempt) == (25, 25, 1)
    assert state_of("049") is ObligationState.EXEMPT
    changed("049", "duty_restored")
    assert seen().figures.expected == 26


def test_case_13_an_empty_report_is_received_and_not_complete(
    in_may: time_machine.Traveller,
) -> None:
    missing = ElementPart(code="E1", name="Links", state=ElementState.MISSING)
    sent("049", objectives=(), elements=(missing, *ELEMENTS[1:]))
    sent("078", objectives=(make_objective(indicators=(make_indicator(values=()),)),))
    sent("257")
    figures = seen().figures
    assert (figures.received, figures.complete) == (3, 1)


def test_a_reason_stands_for_what_is_not_there(in_may: time_machine.Traveller) -> None:
    excused = make_indicator(values=(), reason_code="not_available")
    passed_over = ElementPart(
        code="E1", name="Links", state=ElementState.NOT_APPLICABLE, reason="No strategy yet."
    )
    sent(
        "049",
        objectives=(make_objective(indicators=(excused,)),),
        elements=(passed_over, *ELEMENTS[1:]),
    )
    assert seen().figures.complete == 1


def test_processed_is_a_part_of_received(in_may: time_machine.Traveller, pekka: Officer) -> None:
    processed(sent("049"), by=pekka)
    sent("078")
    figures = seen().figures
    assert figures.processing == Rate(1, 2)
    assert (state_of("049"), state_of("078")) == (
        ObligationState.PROCESSED,
        ObligationState.RECEIVED,
    )


# -- speed


def statements_for(authority: str) -> int:
    with over_region(), CaptureQueriesContext(connection) as asked:
        overview(Authority.objects.get(key=authority), on=AFTER)
    return len(asked)


def test_the_overview_asks_as_often_for_one_municipality_as_for_26(
    in_may: time_machine.Traveller, pekka: Officer
) -> None:
    none_sent = statements_for(UUSIMAA)
    sent("049")
    one_sent = statements_for(UUSIMAA)
    for code in ("078", "257"):
        processed(sent(code), by=pekka)
    assert none_sent == one_sent == statements_for(UUSIMAA)
    with as_administrator():
        others = Competence.objects.filter(authority=UUSIMAA, valid_to=None).exclude(
            municipality="049"
        )
        others.update(valid_to=date(2026, 6, 1))
    assert len(seen().scope.municipalities) == 1
    assert statements_for(UUSIMAA) == none_sent
