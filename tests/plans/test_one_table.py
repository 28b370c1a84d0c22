"""The one table: sorted, filtered, counted, taken to spreadsheets; and how much a large plan asks."""

from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from catalogue.models import FrameworkGoal
from plans.models import (
    Body,
    Plan,
)
from tenants.context import inside
from tenants.models import Workspace
from tests.makers import make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import (
    make_body,
    make_indicator,
    make_measure,
    make_objective,
    make_plan,
    make_rich,
)


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def eero() -> User:
    return make_user(name="Eero Esimerkki")


@pytest.fixture
def rich(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        plan = make_plan(aino)
        make_rich(plan, aino)
    return plan


@pytest.mark.checklist("C5.1")
@pytest.mark.checklist("C5.3")
@pytest.mark.checklist("P5")
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["1.1", "1.2", "2.1", "3"]),
        ("?sort=-number", ["3", "2.1", "1.2", "1.1"]),
        ("?sort=cost", ["2.1", "3", "1.2", "1.1"]),
        ("?sort=-cost", ["1.1", "1.2", "3", "2.1"]),
        ("?sort=body", ["3", "1.1", "2.1", "1.2"]),
        ("?sort=no-such", ["1.1", "1.2", "2.1", "3"]),
        ("?theme=housing", ["2.1"]),
        ("?status=late", ["2.1"]),
        ("?everybody=on", ["1.2"]),
        ("?q=spri", ["1.2"]),
        ("?body=not-a-body&status=%00&page=9999", ["1.1", "1.2", "2.1", "3"]),
    ],
)
def test_the_one_table_is_sorted_and_filtered(
    query: str, shown: list[str], rich: Plan, coordinator: Visitor
) -> None:
    page = coordinator.get(f"/plan/{rich.pk}/table/{query}").content.decode()
    numbers = [part.split("<")[0] for part in page.split('<span class="num">')[1:]]
    assert numbers == shown


@pytest.mark.checklist("P5")
def test_the_table_counts_what_concerns_all_residents_in_finnish_too(
    rich: Plan, coordinator: Visitor
) -> None:
    page = words_of(coordinator.get(f"/plan/{rich.pk}/table/"))
    assert "3 measures · 910 € · 1 concerns all residents" in page
    assert "1 is late" in page
    assert "There is no measure yet." in page
    assert coordinator.get(f"/fi/plan/{rich.pk}/table/").status_code == 200


def test_the_table_goes_to_spreadsheets_without_live_formulas(
    rich: Plan, coordinator: Visitor, tmp_path: Any
) -> None:
    text = coordinator.get(f"/plan/{rich.pk}/table.csv?theme=employment").content.decode()
    assert text.startswith("\ufeffNo.;Theme;")
    assert ";'=cmd();" in text
    assert "Rate: 50 → 60 %" in text
    assert "Advice" not in text
    answer = coordinator.get(f"/plan/{rich.pk}/table.xlsx")
    file = tmp_path / "table.xlsx"
    file.write_bytes(answer.content)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    lines = list(sheet.iter_rows(values_only=True))
    assert len(lines) == 5
    assert lines[1][3] == "=cmd()"
    assert sheet.cell(2, 4).data_type == "s"
    assert lines[1][7] == 900


def fill(plan: Plan, aino: User, *, objectives: int, measures: int, indicators: int) -> None:
    """Write so many objectives, each with its share of the measures and indicators."""
    body = make_body(aino, name="Library")
    goals = list(FrameworkGoal.objects.all()[:3])
    for number in range(objectives):
        row = make_objective(plan, aino, title=f"O{number}", goals=goals)
        for each in range(measures // objectives):
            make_measure(row, aino, title=f"M{number}-{each}", responsible=body, partners=[body])
        for each in range(number, indicators, objectives):
            make_indicator(row, aino, name=f"I{number}-{each}")


def queries_of(visitor: Visitor, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(path).status_code == 200
    wanted = [each["sql"] for each in asked.captured_queries]
    return len([sql for sql in wanted if not sql.startswith(("SET", "SAVEPOINT", "RELEASE"))])


@pytest.mark.parametrize("path", ["plan", "table", "coverage"])
def test_a_large_plan_asks_as_much_as_a_small_one(
    path: str, plan: Plan, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    address = f"/plan/{plan.pk}/" if path == "plan" else f"/plan/{plan.pk}/{path}/"
    with inside(espoo):
        fill(plan, aino, objectives=1, measures=1, indicators=1)
    queries_of(coordinator, address)
    small = queries_of(coordinator, address)
    with inside(espoo):
        plan.objectives.all().delete()
        Body.objects.all().delete()
        fill(plan, aino, objectives=12, measures=60, indicators=40)
    large = queries_of(coordinator, address)
    assert large == small


def test_the_plan_page_asks_fifteen_times_at_most(
    plan: Plan, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    """Beside what each page asks: who it is for, and whether there are notices."""
    with inside(espoo):
        fill(plan, aino, objectives=12, measures=60, indicators=40)
    coordinator.get("/plan/")
    with CaptureQueriesContext(connection) as asked:
        coordinator.get("/plan/")
    frame = (' FROM "accounts_', ' FROM "tenants_', ' FROM "plans_notice"')
    own = [each["sql"] for each in asked.captured_queries]
    own = [sql for sql in own if not any(each in sql for each in frame)]
    assert 0 < len(own) <= 15, own
