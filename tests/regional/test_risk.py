"""Who may come late, before anybody is."""

from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from catalogue.models import RiskSign
from catalogue.queries import risk_signs_on
from regional.contracts import SIGNAL_VERSION, Signal, as_document, read_signal
from regional.inbox import send_signal
from regional.risk import AtRisk, at_risk
from tenants.context import as_administrator, inside, over_region
from tenants.models import Workspace
from tests.regional.browsing import get, words_of
from tests.regional.makers import at, changed, sent
from tests.regional.seeing import seen

pytestmark = pytest.mark.checklist("R1")
TODAY = date(2026, 5, 4)
WELL = Signal(
    phase=7,
    coordinator_named=True,
    group_named=True,
    picture_ready=True,
    decision_planned_on=date(2026, 5, 25),
)
POOR = Signal(phase=0, coordinator_named=False, group_named=False, picture_ready=False)


def told(workspace: Workspace, signal: Signal) -> None:
    with inside(workspace):
        send_signal(signal, municipality=workspace.schema_name[1:])


def risk_of(code: str, on: date = TODAY) -> AtRisk | None:
    found = seen(on)
    with over_region():
        risks = at_risk(found.rows, risk_signs_on(on), on=on)
    return next((risk for risk in risks if risk.row.municipality.code == code), None)


def keys_of(code: str, on: date = TODAY) -> list[str]:
    risk = risk_of(code, on)
    return [sign.key for sign in risk.signs] if risk else []


def test_what_was_told_is_read_for_signs(
    in_may: time_machine.Traveller, espoo: Workspace, hanko: Workspace
) -> None:
    told(espoo, WELL)
    told(hanko, POOR)
    assert keys_of("049") == []
    assert keys_of("078") == ["no_coordinator", "no_group", "no_picture", "no_decision"]


def test_who_has_told_nothing_is_silent_and_nothing_else_is_said_of_it(
    in_may: time_machine.Traveller,
) -> None:
    risk = risk_of("049")
    assert risk is not None
    assert [sign.words for sign in risk.signs] == ["It has not told anything of its planning yet"]


def test_sixty_days_of_silence_are_a_sign_and_fifty_nine_are_none(
    in_may: time_machine.Traveller, espoo: Workspace
) -> None:
    changed("049", "extension", due_on=date(2026, 12, 1))
    told(espoo, WELL)
    assert keys_of("049", date(2026, 7, 2)) == []
    assert keys_of("049", date(2026, 7, 3)) == ["silent"]
    risk = risk_of("049", date(2026, 7, 3))
    assert risk and risk.signs[0].words == "The municipality has not been heard of for 60 days"


def test_a_signal_of_the_first_version_says_nothing_of_picture_and_decision(
    in_may: time_machine.Traveller, espoo: Workspace
) -> None:
    told(espoo, Signal(version=1, phase=1, coordinator_named=False, group_named=True))
    assert keys_of("049") == ["no_coordinator"]


def test_signals_of_both_versions_can_be_read() -> None:
    second = as_document(WELL)
    assert (SIGNAL_VERSION, read_signal(second)) == (2, WELL)
    first = {
        name: second[name]
        for name in second
        if name not in {"picture_ready", "decision_planned_on"}
    }
    read = read_signal(first | {"version": 1})
    assert (read.phase, read.picture_ready, read.decision_planned_on) == (7, None, None)


def test_who_is_late_has_reported_or_is_exempt_is_not_at_risk(
    in_may: time_machine.Traveller, hanko: Workspace
) -> None:
    sent("049")
    told(hanko, POOR)
    changed("257", "exemption", reason="Reports with its neighbours.")
    assert keys_of("049") == []
    assert keys_of("257") == []
    assert keys_of("078")
    assert keys_of("078", date(2026, 6, 2)) == []  # late by now: no longer at risk of it


def test_a_sign_is_looked_for_only_near_the_due_day(
    in_may: time_machine.Traveller, hanko: Workspace
) -> None:
    told(hanko, POOR)
    changed("078", "extension", due_on=date(2026, 11, 1))  # 181 days ahead
    assert keys_of("078") == ["no_coordinator", "no_group", "no_picture"]


def test_the_limits_are_data_and_dated(in_may: time_machine.Traveller, hanko: Workspace) -> None:
    told(hanko, POOR)
    with as_administrator():
        RiskSign.objects.filter(key="no_group").update(within_days=7)
        RiskSign.objects.filter(key="no_coordinator").update(valid_to=date(2026, 5, 3))
    assert keys_of("078") == ["no_picture", "no_decision"]


def test_those_with_the_most_signs_come_first(
    in_may: time_machine.Traveller, espoo: Workspace, hanko: Workspace
) -> None:
    told(espoo, WELL)
    told(hanko, POOR)
    found = seen(TODAY)
    with over_region():
        risks = at_risk(found.rows, risk_signs_on(TODAY), on=TODAY)
    assert risks[0].row.municipality.code == "078"
    assert [len(risk.signs) for risk in risks] == sorted(
        (len(risk.signs) for risk in risks), reverse=True
    )
    assert len(risks) == 25


def test_the_page_and_the_files_say_why(sanna: Client, hanko: Workspace) -> None:
    told(hanko, POOR)
    page = words_of(get(sanna, "risk/"))
    assert "26 municipalities have signs that their reports may come late." in page
    for words in ("Hanko 1 Jun 2026 in 28 days", "No cooperation group has been set up"):
        assert words in page, words
    text = get(sanna, "risk.csv").content.decode()
    line = next(line for line in text.splitlines() if line.startswith("078"))
    assert line.startswith("078;Hanko;1.6.2026;28;No coordinator has been named; No coop") or (
        '"No coordinator has been named; No cooperation group' in line
    )
    book = load_workbook(BytesIO(get(sanna, "risk.xlsx").content))
    assert book.worksheets[0].max_row == 27


def test_nobody_at_risk_is_said(sanna: Client) -> None:
    assert "No municipality has early signs" in words_of(get(sanna, "risk/", on="1.1.1990"))


def test_the_list_of_a_past_day_stays(in_may: time_machine.Traveller, hanko: Workspace) -> None:
    told(hanko, POOR)
    before = keys_of("078")
    with at(2026, 5, 10, 12):
        told(hanko, WELL)
        assert keys_of("078") == before
        assert keys_of("078", date(2026, 5, 10)) == []
