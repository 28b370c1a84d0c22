"""Espoo in May 2026, with a report to give by the first days of June."""

from collections.abc import Iterator

import pytest
import time_machine

from accounts.models import User
from plans.models import Plan
from regional.services import obligations
from register.models import Municipality
from reporting.models import Report
from tenants.context import over_region
from tenants.models import Officer, Workspace
from tests.makers import make_user
from tests.plans.conftest import Visitor
from tests.regional.makers import BEFORE_DUE, make_officer
from tests.reporting.makers import make_report, make_reported_plan


@pytest.fixture
def in_may(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[time_machine.Traveller]:
    """4 May 2026; what the tests' municipalities owe is there, and the other 289 do not take their time."""
    few = Municipality.objects.filter(code__in=["049", "078", "257"])
    monkeypatch.setattr(obligations, "expected_municipalities", lambda _on: few)
    with time_machine.travel(BEFORE_DUE, tick=False) as traveller:
        with over_region():
            obligations.ensure_obligations()
        yield traveller


@pytest.fixture
def sanna(in_may: time_machine.Traveller) -> Officer:
    """An officer of the Economic Development Centre of Uusimaa."""
    return make_officer(make_user("Sanna Korhonen"))


@pytest.fixture
def plan(in_may: time_machine.Traveller, in_espoo: Workspace, aino: User) -> Plan:
    return make_reported_plan(aino)


@pytest.fixture
def report(plan: Plan, aino: User) -> Report:
    """Espoo's report, decided on and not sent."""
    return make_report(plan, aino)


@pytest.fixture
def visitor(aino: User, espoo: Workspace, report: Report) -> Visitor:
    return Visitor(aino, espoo)
