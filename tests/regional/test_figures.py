"""Who has reported, who has not, and what that comes to on any day: the cases of compliance."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regional.contracts import ElementPart, ElementState, ObligationState
from regional.figures import Rate
from regional.models import Obligation, ObligationEvent, ReceivedReport
from regional.queries.overview import Overview, Row, overview
from regional.services.obligations import ensure_obligations
from register.models import (
    Authority,
    AuthoritySuccession,
    Competence,
    Municipality,
    MunicipalitySuccession,
)
from tenants.context import as_administrator, over_region
from tenants.models import Officer, Participation, Workspace
from tenants.provisioning.schema import open_schema
from tests.makers import make_user
from tests.regional.makers import (
    DECIDED,
    DUE,
    ELEMENTS,
    UUSIMAA,
    at,
    changed,
    make_indicator,
    make_objective,
    make_officer,
    open_workspace_of,
    processed,
    returned,
    sent,
)

pytestmark = pytest.mark.checklist("R1")
AFTER = date(2026, 6, 2)


@pytest.fixture
def sanna(in_may: time_machine.Traveller) -> Officer:
    return make_officer(make_user("Sanna Korhonen"))


def seen(on: date = AFTER, authority: str = UUSIMAA) -> Overview:
    with over_region():
        return overview(Authority.objects.get(key=authority), on=on)


def row_of(code: str, on: date = AFTER, authority: str = UUSIMAA) -> Row:
    return next(row for row in seen(on, authority).rows if row.municipality.code == code)


def state_of(code: str, on: date = AFTER) -> ObligationState:
    return row_of(code, on).state


def test_before_anything_arrives_all_are_expected_and_none_is_missing(
    in_may: time_machine.Traveller,
) -> None:
    figures = seen(date(2026, 5, 4)).figures
    assert (figures.expected, figures.received, figures.due, figures.missing) == (26, 0, 0, 0)


def test_of_nothing_due_there_is_no_rate(in_may: time_machine.Traveller) -> None:
    """Case 14: the page writes – for a share of nothing."""
    assert seen(date(2026, 5, 4)).figures.reporting == Rate(0, 0)


def test_a_municipality_without_a_plan_is_still_expected(in_may: time_machine.Traveller) -> None:
    """Case 12."""
    figures = seen().figures
    assert (figures.expected, figures.due, figures.missing) == (26, 26, 26)
    assert state_of("049") is ObligationState.OVERDUE
    assert row_of("049").next_due == DUE


def test_what_is_received_twice_counts_once(in_may: time_machine.Traveller, sanna: Officer) -> None:
    """Case 1."""
    returned(sent("049"), by=sanna, correction_due=date(2026, 6, 30))
    with at(2026, 5, 20, 12):
        sent("049", summary="Completed.")
    figures = seen().figures
    assert (figures.received, figures.on_time) == (1, 1)
    assert figures.reporting == Rate(1, 26)


def test_a_return_keeps_the_report_on_time(in_may: time_machine.Traveller, sanna: Officer) -> None:
    """Case 2: also when the correction comes after the due day."""
    returned(sent("049"), by=sanna, correction_due=date(2026, 6, 30))
    assert state_of("049") is ObligationState.RETURNED
    with at(2026, 6, 20, 12):
        sent("049", summary="Completed.")
    figures = seen(date(2026, 6, 21)).figures
    assert (figures.on_time, figures.late) == (1, 0)


def test_a_correction_that_does_not_come_is_seen(
    in_may: time_machine.Traveller, sanna: Officer
) -> None:
    returned(sent("049"), by=sanna, correction_due=date(2026, 6, 30))
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
def test_a_minute_after_local_midnight_is_late(
    in_may: time_machine.Traveller, moment: tuple[int, ...], on_time: bool
) -> None:
    """Case 3: in UTC both moments are on the first of June."""
    with at(*moment):
        receipt = sent("049")
    assert receipt.obligations[0].on_time is on_time
    assert seen().figures.on_time == int(on_time)


@pytest.mark.parametrize(
    ("moment", "on_time"),
    [
        ((2026, 10, 25, 23, 59), True),
        ((2026, 10, 26, 0, 1), False),
    ],
)
def test_midnight_is_local_on_the_day_the_clocks_change(
    in_may: time_machine.Traveller, moment: tuple[int, ...], on_time: bool
) -> None:
    """Case 3, summer time ends on 25 October 2026."""
    changed("049", "extension", due_on=date(2026, 10, 25))
    with at(*moment):
        assert sent("049").obligations[0].on_time is on_time


def test_an_extension_granted_late_does_not_rewrite_an_earlier_day(
    in_may: time_machine.Traveller,
) -> None:
    """Case 4."""
    with at(2026, 6, 10, 12):
        changed("049", "extension", due_on=date(2026, 9, 1), on=date(2026, 6, 1))
        sent("049")
    assert seen(date(2026, 6, 9)).figures.missing == 26
    after = seen(date(2026, 6, 10)).figures
    assert (after.missing, after.on_time, after.extended) == (25, 1, 1)


def test_an_exempt_municipality_is_not_expected_and_is_listed(
    in_may: time_machine.Traveller,
) -> None:
    """Case 5."""
    changed("049", "exemption", reason="Reports with its neighbours.")
    figures = seen().figures
    assert (figures.expected, figures.missing, figures.exempt) == (25, 25, 1)
    assert state_of("049") is ObligationState.EXEMPT
    changed("049", "duty_restored")
    assert seen().figures.expected == 26


def test_an_empty_report_is_received_and_not_complete(in_may: time_machine.Traveller) -> None:
    """Case 13."""
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


def test_processed_is_a_part_of_received(in_may: time_machine.Traveller, sanna: Officer) -> None:
    processed(sent("049"), by=sanna)
    sent("078")
    figures = seen().figures
    assert figures.processing == Rate(1, 2)
    assert (state_of("049"), state_of("078")) == (
        ObligationState.PROCESSED,
        ObligationState.RECEIVED,
    )


# -- joint areas


@pytest.fixture
def joint(in_may: time_machine.Traveller) -> Workspace:
    """Espoo, Hanko, Kirkkonummi and two more report together."""
    return make_joint(["049", "078", "257", "091", "092"])


def make_joint(codes: list[str]) -> Workspace:
    with as_administrator():
        joint = Workspace.objects.create(
            schema_name="j1",
            kind="joint",
            slug="lansi",
            name_fi="Länsi",
            name_sv="Väst",
            name_en="West",
            languages=["fi"],
        )
        for code in codes:
            Participation.objects.create(
                workspace=joint,
                municipality_id=code,
                valid_from=date(2024, 6, 1),
                mandate_body="Council",
                mandate_on=date(2024, 6, 1),
            )
        open_schema("j1")
    return joint


def jointly(*codes: str) -> None:
    sent(codes[0], place="j1", municipalities=codes)


def test_a_shared_report_counts_for_those_who_stand_behind_it(joint: Workspace) -> None:
    """Case 6: one document, four received, and the fifth without a mandate is missing."""
    with as_administrator():
        Participation.objects.filter(workspace=joint, municipality="092").update(mandate_on=None)
    jointly("049", "078", "257", "091", "092")
    figures = seen().figures
    assert (figures.received, figures.missing) == (4, 22)
    with over_region():
        assert ReceivedReport.objects.count() == 1
    assert state_of("092") is ObligationState.OVERDUE


def test_a_member_that_left_the_day_before_the_period_ended_is_not_covered(
    joint: Workspace,
) -> None:
    """Case 9."""
    with as_administrator():
        Participation.objects.filter(workspace=joint, municipality="257").update(
            valid_to=date(2026, 5, 30)
        )
        Participation.objects.filter(workspace=joint, municipality="091").update(
            valid_to=date(2026, 5, 31)
        )
    jointly("049", "078", "257", "091", "092")
    assert seen().figures.received == 4
    assert state_of("257") is ObligationState.OVERDUE


def test_two_authorities_see_their_own_parts_of_one_document(
    in_may: time_machine.Traveller,
) -> None:
    """Case 8: three of Uusimaa and two of Southwestern Finland."""
    make_joint(["049", "078", "257", "853", "202"])
    jointly("049", "078", "257", "853", "202")
    assert seen().figures.received == 3
    assert seen(authority="edc-02").figures.received == 2


def test_received_both_alone_and_jointly_is_received_once(joint: Workspace) -> None:
    sent("049")
    in_early_may = date(2026, 5, 4)
    with at(2026, 5, 20, 12):
        jointly("078", "049", "257")
    figures = seen().figures
    assert figures.received == 3
    first = row_of("049").current
    assert first and first.first and first.first.effective_on == in_early_may


# -- the map changes


@pytest.fixture
def merged(in_may: time_machine.Traveller, sanna: Officer) -> None:
    """Hanko, which had reported, and Inkoo, which had not, become a part of Raasepori, which had, on 1 January 2027."""
    for code in ("710", "149"):
        open_workspace_of(code)
    for code in ("078", "710"):
        sent(code)
    with as_administrator():
        for code in ("078", "149"):
            Municipality.objects.filter(code=code).update(valid_to=date(2026, 12, 31))
            Competence.objects.filter(municipality=code, valid_to=None).update(
                valid_to=date(2026, 12, 31)
            )
            MunicipalitySuccession.objects.create(
                predecessor_id=code, successor_id="710", on=date(2027, 1, 1), source="test"
            )
    with at(2027, 1, 4, 12), over_region():
        ensure_obligations()


@pytest.mark.checklist("R10")
def test_the_successor_inherits_what_was_not_met(merged: None) -> None:
    """Case 10: the report that Inkoo owed is Raasepori's now, and due when it was."""
    row = row_of("710", date(2027, 1, 5))
    assert (row.state, row.next_due) == (ObligationState.OVERDUE, DUE)
    figures = seen(date(2027, 1, 5)).figures
    assert (figures.expected, figures.received, figures.missing) == (26, 2, 24)


@pytest.mark.checklist("R10")
def test_predecessors_keep_their_history_under_their_own_codes(merged: None) -> None:
    rows = {row.municipality.code: row for row in seen(date(2027, 1, 5)).rows}
    assert rows["078"].former and rows["078"].current and rows["078"].current.received
    assert "149" not in rows


@pytest.mark.checklist("R10")
def test_last_years_rate_is_the_old_number(merged: None) -> None:
    """Case 11."""
    figures = seen(date(2026, 12, 31)).figures
    assert figures.reporting == Rate(2, 26)
    assert len([row for row in seen(date(2026, 12, 31)).rows if not row.former]) == 26


@pytest.mark.checklist("R10")
def test_a_merger_recorded_late_leaves_the_days_before_as_they_were(merged: None) -> None:
    with over_region():
        event = ObligationEvent.objects.get(obligation__municipality="149", obligation__due_on=DUE)
    assert (event.on, event.reason) == (date(2027, 1, 1), "merger")
    with over_region():
        assert Obligation.objects.filter(municipality="710", basis="merger").count() == 1


@pytest.fixture
def reported_to_the_ely(db: None) -> Iterator[None]:
    """Espoo's report of 2025 reached the ELY Centre; the Economic Development Centre took over on 1 January 2026."""
    with at(2025, 1, 2, 12), over_region():
        ensure_obligations()
        Obligation.objects.bulk_create(
            Obligation(
                municipality_id=code,
                rule_set_id="checklist",
                cycle=9,
                basis="plan",
                force="guidance",
                covers_from=date(2023, 10, 15),
                covers_to=date(2025, 10, 14),
                opens_on=date(2025, 4, 18),
                counted_due=date(2025, 10, 15),
                due_on=date(2025, 10, 15),
            )
            for code in ("049", "078")
        )
    with at(2025, 10, 1, 12):
        sent(
            "049",
            covers_from=date(2023, 10, 15),
            covers_to=date(2025, 10, 14),
            decision=replace(DECIDED, decided_on=date(2025, 9, 20)),
        )
    with at(2025, 10, 20, 12), over_region():
        ensure_obligations()
    with at(2026, 1, 5, 12):
        with over_region():
            ensure_obligations()
        yield


@pytest.mark.checklist("R10")
def test_an_old_report_shows_the_authoritys_old_name(reported_to_the_ely: None) -> None:
    """Case 15."""
    with over_region():
        report = ReceivedReport.objects.select_related("authority").get()
    assert report.authority.name_fi == "Uudenmaan ELY-keskus"
    then, now = seen(date(2025, 10, 31)), seen(date(2026, 1, 5))
    assert then.scope.name == "Uusimaa ELY Centre"
    assert now.scope.name == "Uusimaa Economic Development Centre"


@pytest.mark.checklist("R10")
def test_the_successor_keeps_the_list_of_the_authority_it_took_over(
    reported_to_the_ely: None,
) -> None:
    for on in (date(2025, 10, 31), date(2026, 1, 5)):
        figures = seen(on).figures
        assert (figures.due, figures.missing) == (2, 1)
        assert figures.reporting == Rate(1, 2)
    assert seen(date(2025, 10, 31), "ely-01").figures.reporting == Rate(1, 2)


def test_what_a_divided_authority_had_goes_to_whoever_took_it_over(db: None) -> None:
    """Häme's two regions went to two centres."""
    with over_region():
        heirs = AuthoritySuccession.objects.filter(predecessor="ely-04").values_list(
            "successor", flat=True
        )
        parts = [
            {
                place.code
                for place in overview(
                    Authority.objects.get(key=key), on=date(2025, 6, 1)
                ).scope.municipalities
            }
            for key in heirs
        ]
    assert len(parts) == 2
    assert not parts[0] & parts[1]


# -- speed


def statements_for(authority: str) -> int:
    with over_region(), CaptureQueriesContext(connection) as asked:
        overview(Authority.objects.get(key=authority), on=AFTER)
    return len(asked)


def test_the_overview_asks_as_often_for_one_municipality_as_for_26(
    in_may: time_machine.Traveller, sanna: Officer
) -> None:
    none_sent = statements_for(UUSIMAA)
    sent("049")
    one_sent = statements_for(UUSIMAA)
    for code in ("078", "257"):
        processed(sent(code), by=sanna)
    assert none_sent == one_sent == statements_for(UUSIMAA)
    with as_administrator():
        others = Competence.objects.filter(authority=UUSIMAA, valid_to=None).exclude(
            municipality="049"
        )
        others.update(valid_to=date(2026, 6, 1))
    assert len(seen().scope.municipalities) == 1
    assert statements_for(UUSIMAA) == none_sent
