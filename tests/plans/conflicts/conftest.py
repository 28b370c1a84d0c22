"""Two people, and a plan in which both of them write."""

import pytest

from accounts.models import User
from plans.models import Measure, Objective, Plan
from tenants.context import inside
from tenants.models import Workspace
from tests.makers import make_member, make_user
from tests.plans.makers import make_measure, make_objective, make_plan


@pytest.fixture
def anna(espoo: Workspace) -> User:
    user = make_user("Anna Lehto")
    make_member(user, workspace=espoo)
    return user


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def objective(espoo: Workspace, aino: User, plan: Plan) -> Objective:
    with inside(espoo):
        return make_objective(plan, aino, desired_change="Ten work trials a year.")


@pytest.fixture
def measure(espoo: Workspace, aino: User, objective: Objective) -> Measure:
    with inside(espoo):
        return make_measure(objective, aino, description="Ten work trials a year.")
