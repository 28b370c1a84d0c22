"""Whatever happens in whatever order: no rate is over the whole, R is a part of E, and a past day stays as it was."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from core.clock import today
from core.errors import Refusal
from regional.contracts import Sender
from regional.figures import Figures, figures_of, in_period
from regional.inbox.replies import withdraw
from regional.models import Change, Obligation, ObligationEvent
from regional.queries.ledger import standings
from regional.services import obligations
from regional.services.obligations import ensure_obligations
from regional.services.reliefs import exempt, extend, restore_duty
from regional.standing import Standing
from register.models import Municipality
from tenants.context import at_front_door, inside, over_region
from tenants.models import Officer, Workspace
from tests.makers import make_user
from tests.regional.makers import BEFORE_DUE, make_officer, opened, processed, returned, sent

CODES = ["049", "078", "257"]
codes = st.sampled_from(CODES)


@contextmanager
def undone() -> Iterator[None]:
    """Undo everything at the end of the block."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def standings_on(on: date) -> list[Standing]:
    with over_region():
        return standings(Obligation.objects.filter(municipality__in=CODES), on=on)


def figures_on(on: date) -> Figures:
    since = on - timedelta(days=730)
    found = [one for one in standings_on(on) if in_period(one, since=since)]
    return figures_of(one for one in found if not one.superseded)


class Region(RuleBasedStateMachine):
    """Three municipalities and their authority, over some years."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.past: dict[date, Figures] = {}
        self.receipts: dict[str, Any] = {}

    @initialize()
    def begin(self) -> None:
        self.stack.enter_context(undone())
        self.clock = self.stack.enter_context(time_machine.travel(BEFORE_DUE, tick=False))
        self.officer: Officer = make_officer(make_user(f"Officer {uuid4()}"))
        with over_region():
            ensure_obligations()

    def teardown(self) -> None:
        self.stack.close()

    @rule(count=st.sampled_from([1, 7, 30, 200]))
    def days_pass(self, count: int) -> None:
        self.past[today()] = figures_on(today())
        self.clock.shift(timedelta(days=count))
        with over_region():
            ensure_obligations()

    @rule(code=codes)
    def receive(self, code: str) -> None:
        def act() -> None:
            self.receipts[code] = sent(code, summary=str(uuid4()))

        self._try(act)

    @rule(code=codes, days=st.integers(1, 60))
    def give_back(self, code: str, days: int) -> None:
        due = today() + timedelta(days=days)
        self._reviewed(code, lambda receipt: returned(receipt, by=self.officer, correction_due=due))

    @rule(code=codes)
    def take_up(self, code: str) -> None:
        self._reviewed(code, lambda receipt: opened(receipt, by=self.officer))

    @rule(code=codes)
    def process(self, code: str) -> None:
        self._reviewed(code, lambda receipt: processed(receipt, by=self.officer))

    @rule(code=codes)
    def take_back(self, code: str) -> None:
        place = f"m{code}"
        sender = Sender(place=place, person_id=7, person_name="Aino Virtanen")

        def act(receipt: Any) -> None:
            with at_front_door():
                workspace = Workspace.objects.get(schema_name=place)
            with inside(workspace):
                withdraw(receipt.reference, receipt.revision, reason="Wrong file", sender=sender)

        self._reviewed(code, act)

    @rule(code=codes, which=st.integers(0, 2), days=st.integers(1, 300))
    def give_time(self, code: str, which: int, days: int) -> None:
        until = today() + timedelta(days=days)
        self._decided(
            code, which, lambda row: extend(row, due_on=until, reason="Agreed", by=self.officer)
        )

    @rule(code=codes, which=st.integers(0, 2))
    def let_off(self, code: str, which: int) -> None:
        self._decided(code, which, lambda row: exempt(row, reason="Agreed", by=self.officer))

    @rule(code=codes, which=st.integers(0, 2))
    def restore(self, code: str, which: int) -> None:
        self._decided(code, which, lambda row: restore_duty(row, reason="Over", by=self.officer))

    @rule(code=codes, which=st.integers(0, 2))
    def supersede(self, code: str, which: int) -> None:
        def act(row: Obligation) -> None:
            ObligationEvent.objects.create(
                obligation=row, kind=Change.SUPERSEDED, on=today(), reason="merger"
            )

        self._decided(code, which, act)

    @invariant()
    def no_rate_is_over_the_whole(self) -> None:
        if not hasattr(self, "clock"):
            return
        figures = figures_on(today())
        for rate in (figures.reporting, figures.punctuality, figures.processing):
            assert 0 <= rate.part <= rate.whole
        assert figures.received <= figures.expected
        assert figures.on_time + figures.late == figures.received
        assert figures.missing == figures.due - figures.reporting.part

    @invariant()
    def the_past_is_as_it_was(self) -> None:
        for on, figures in self.past.items():
            assert figures_on(on) == figures, f"the figures of {on} have changed"

    def _decided(self, code: str, which: int, act: Callable[[Obligation], object]) -> None:
        def try_it() -> None:
            with over_region():
                rows = list(Obligation.objects.filter(municipality=code).order_by("-due_on")[:3])
                act(rows[which % len(rows)])

        self._try(try_it)

    def _reviewed(self, code: str, act: Callable[[Any], object]) -> None:
        if receipt := self.receipts.get(code):
            self._try(lambda: act(receipt))

    def _try(self, act: Callable[[], object]) -> None:
        """Do what may be refused."""
        with suppress(Refusal), transaction.atomic():
            act()


@pytest.mark.checklist("R1")
def test_random_events_break_no_figure(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    few = Municipality.objects.filter(code__in=CODES)
    monkeypatch.setattr(obligations, "expected_municipalities", lambda _on: few)
    run_state_machine_as_test(
        Region,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
