"""Espoo in May 2026, with a report to give by the first days of June."""

import pytest
import time_machine

from accounts.models import User
from plans.models import Plan
from reporting.models import Report
from tenants.models import Workspace
from tests.regional.conftest import in_may, sanna
from tests.reporting.makers import make_report, make_reported_plan

__all__ = ["in_may", "sanna"]


@pytest.fixture
def plan(in_may: time_machine.Traveller, in_espoo: Workspace, aino: User) -> Plan:
    return make_reported_plan(aino)


@pytest.fixture
def report(plan: Plan, aino: User) -> Report:
    """Espoo's report, decided on and not sent."""
    return make_report(plan, aino)
