"""Of many who record the same decision at the same moment, one makes the version and the others are told of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from plans.document.services import NothingChanged
from plans.models import Approval, Plan, PlanVersion
from plans.preparation.services import start_plan
from tenants.context import inside
from tenants.models import Workspace
from tests.database import administrator
from tests.plans.test_approval import approve
from tests.plans.test_lost_updates import EDITORS, SCHEMA, at_once, person

TABLES = (
    "plans_statechange",
    "plans_approval",
    "plans_planversion",
    "plans_plan",
    "audit_workspace_workspaceevent",
)


@pytest.fixture
def workspace(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, database_name: str
) -> Iterator[Workspace]:
    """Kirkkonummi, in no transaction: what is written is written, and swept away at the end."""
    with django_db_blocker.unblock():
        yield Workspace.objects.get(schema_name=SCHEMA)
        connection.close()
        with administrator(database_name) as server:
            for table in TABLES:
                server.execute(f'DELETE FROM {SCHEMA}."{table}"')


def test_of_sixteen_who_record_a_decision_at_once_one_makes_the_version(
    workspace: Workspace,
) -> None:
    with inside(workspace):
        plan: Plan = start_plan(by=person(0), title="Plan", first_year=2026, last_year=2029)

    def record(number: int) -> Any:
        return approve(plan, person(number))

    results = at_once(workspace, record)

    made = [result for result in results if isinstance(result, Approval)]
    told = [result for result in results if isinstance(result, NothingChanged)]
    assert (len(made), len(told)) == (1, EDITORS - 1), results
    assert all(f"{made[0].version.made_by_name} recorded" in str(each) for each in told)
    with inside(workspace):
        assert (PlanVersion.objects.count(), Approval.objects.count()) == (1, 1)
        assert Plan.objects.get().version == 2
