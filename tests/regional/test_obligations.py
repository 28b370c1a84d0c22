"""What municipalities owe, and from what it is counted."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command

from catalogue.models import RuleSet
from catalogue.models.rule_set import Clock
from core.days import next_working_day, plus_months
from regional.clock import first_slot, following_slot
from regional.contracts import Signal
from regional.inbox import send_signal
from regional.models import Basis, Obligation, ObligationEvent, Why
from regional.services.obligations import ensure_obligations
from tenants.context import as_administrator, inside, over_region
from tenants.models import Workspace
from tests.regional.makers import BEFORE_DUE, DUE, UUSIMAA, at, sent


@pytest.fixture
def rules() -> RuleSet:
    return RuleSet(key="checklist", valid_from=date(2024, 6, 1), report_cycle_months=24)


def owed(code: str) -> list[Obligation]:
    with over_region():
        return list(Obligation.objects.filter(municipality=code).order_by("due_on"))


def test_without_a_plan_the_first_report_is_due_two_years_after_the_rules(rules: RuleSet) -> None:
    slot = first_slot(rules, approved_on=None)
    assert (slot.basis, slot.due_on) == (Basis.NO_PLAN, DUE)
    assert (slot.covers_from, slot.covers_to) == (date(2024, 6, 1), date(2026, 5, 31))
    assert slot.opens_on == date(2025, 12, 3)


@pytest.mark.parametrize(
    ("approved_on", "due"),
    [
        (date(2024, 9, 17), date(2026, 9, 17)),
        (date(2023, 3, 1), date(2025, 3, 1)),
        (date(2018, 5, 21), date(2026, 5, 21)),  # whole cycles later
        (date(2022, 7, 1), date(2026, 7, 1)),  # not a month after the rules came
        (date(2024, 2, 29), date(2026, 2, 28)),
    ],
)
def test_the_clock_is_anchored_at_the_approval(
    rules: RuleSet, approved_on: date, due: date
) -> None:
    assert first_slot(rules, approved_on=approved_on).counted_due == due


def test_the_next_is_counted_from_the_due_day_and_not_from_its_working_day(rules: RuleSet) -> None:
    first = first_slot(rules, approved_on=date(2024, 12, 5))
    second = following_slot(rules, counted_due=date(2026, 12, 6), received_on=date(2026, 10, 1))
    assert (first.counted_due, first.due_on) == (date(2026, 12, 5), date(2026, 12, 7))
    assert second.counted_due == date(2028, 12, 6)


def test_a_rolling_clock_counts_from_what_was_received(rules: RuleSet) -> None:
    rules.clock = Clock.ROLLING
    slot = following_slot(rules, counted_due=DUE, received_on=date(2026, 4, 15))
    assert (slot.basis, slot.counted_due) == (Basis.RECEIVED, date(2028, 4, 15))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 6, 1), date(2026, 6, 1)),
        (date(2026, 12, 6), date(2026, 12, 7)),  # Independence Day, a Sunday
        (date(2026, 12, 24), date(2026, 12, 28)),  # Christmas to the Monday after
        (date(2026, 6, 19), date(2026, 6, 22)),  # Midsummer Eve
        (date(2026, 4, 3), date(2026, 4, 7)),  # Good Friday to the Tuesday after Easter
        (date(2027, 1, 1), date(2027, 1, 4)),
    ],
)
def test_a_due_day_is_a_working_day(day: date, working: date) -> None:
    assert next_working_day(day) == working


def test_months_end_where_they_end() -> None:
    assert plus_months(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert plus_months(date(2024, 1, 31), -2) == date(2023, 11, 30)


@pytest.mark.checklist("C7.4")
def test_every_municipality_within_the_duty_owes_a_report_and_aland_none(
    in_may: time_machine.Traveller,
) -> None:
    with over_region():
        codes = set(Obligation.objects.values_list("municipality", flat=True))
    assert len(codes) == 308 - 16
    assert "478" not in codes  # Mariehamn
    first, second = owed("049")
    assert (first.basis, first.due_on, second.due_on) == (Basis.NO_PLAN, DUE, date(2028, 6, 1))
    assert second.opens_on > in_may_today()


def in_may_today() -> date:
    return BEFORE_DUE.date()


def test_a_second_run_changes_nothing(in_may: time_machine.Traveller) -> None:
    with over_region():
        assert not ensure_obligations()


def test_the_command_says_what_it_did(
    in_may: time_machine.Traveller, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("ensure_obligations", "--on", "2026-06-02")
    assert capsys.readouterr().out == "Obligations: 0 made, 0 superseded, 292 fallen due.\n"


def test_who_was_in_charge_is_written_down_when_the_day_has_come(
    in_may: time_machine.Traveller,
) -> None:
    assert owed("049")[0].authority_at_due_id is None
    with at(2026, 6, 1, 8), over_region():
        ensure_obligations()
    assert owed("049")[0].authority_at_due_id == UUSIMAA


def signalled(workspace: Workspace, approved_on: date) -> None:
    signal = Signal(phase=7, coordinator_named=True, group_named=True, plan_approved_on=approved_on)
    with inside(workspace):
        send_signal(signal, municipality=f"{workspace.schema_name[1:]}")


def test_an_approved_plan_moves_what_is_not_due_yet(
    in_may: time_machine.Traveller, espoo: Workspace
) -> None:
    signalled(espoo, date(2026, 4, 20))
    with over_region():
        ensure_obligations()
        event = ObligationEvent.objects.first()
    assert event is not None and event.reason == Why.PLAN_APPROVED
    newest = owed("049")[1]
    assert (newest.basis, newest.due_on) == (Basis.PLAN, date(2028, 4, 20))


def test_an_approved_plan_does_not_undo_what_was_missed(
    in_may: time_machine.Traveller, espoo: Workspace
) -> None:
    with at(2026, 6, 2, 12):
        signalled(espoo, date(2026, 6, 2))
        with over_region():
            ensure_obligations()
            assert not ObligationEvent.objects.exists()


def test_an_early_approval_moves_no_due_day_into_the_past(
    in_may: time_machine.Traveller, espoo: Workspace
) -> None:
    signalled(espoo, date(2024, 3, 1))
    with over_region():
        ensure_obligations()
    assert [one.due_on for one in owed("049")] == [DUE, date(2028, 6, 1)]


@pytest.fixture
def new_rules(in_may: time_machine.Traveller) -> RuleSet:
    """From 1 August 2026 a rule set with a report every year."""
    with as_administrator():
        old = RuleSet.objects.get(key="checklist")
        new = RuleSet.objects.get(key="checklist")
        RuleSet.objects.filter(key="checklist").update(is_default=False)
        new.pk, new.report_cycle_months, new.valid_from = "checklist-2026", 12, date(2026, 8, 1)
        new.is_default = True
        new.save(force_insert=True)
    return old


def test_an_open_obligation_keeps_its_rules_and_the_next_gets_the_new(new_rules: RuleSet) -> None:
    with at(2026, 8, 3, 8), over_region():
        ensure_obligations()
        alive = Obligation.objects.filter(municipality="049", events=None).order_by("due_on")
        told = [(one.rule_set_id, one.counted_due) for one in alive]
    assert told == [("checklist", DUE), ("checklist-2026", date(2027, 6, 1))]


def test_a_report_that_was_received_is_followed_two_years_later(
    in_may: time_machine.Traveller,
) -> None:
    receipt = sent("049")
    assert receipt.next_due == date(2028, 6, 1)
    with at(2028, 1, 3, 8), over_region():
        ensure_obligations()
    assert owed("049")[-1].counted_due == date(2030, 6, 1)
