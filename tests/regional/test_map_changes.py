"""Municipalities merge and authorities follow each other: yesterday's figures stay."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
import time_machine

from regional.contracts import ObligationState
from regional.figures import Rate
from regional.models import Obligation, ObligationEvent, ReceivedReport
from regional.queries.overview import overview
from regional.services.obligations import ensure_obligations
from register.models import (
    Authority,
    AuthoritySuccession,
    Competence,
    Municipality,
    MunicipalitySuccession,
)
from tenants.context import as_administrator, over_region
from tenants.models import Officer
from tests.regional.makers import (
    DECIDED,
    DUE,
    at,
    open_workspace_of,
    sent,
)
from tests.regional.seeing import row_of, seen

pytestmark = pytest.mark.checklist("R1")


@pytest.fixture
def merged(in_may: time_machine.Traveller, pekka: Officer) -> None:
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
def test_case_15_an_old_report_shows_the_authoritys_old_name(reported_to_the_ely: None) -> None:
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
