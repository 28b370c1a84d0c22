"""Lists of the plan through the API."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.models import Objective
from tenants.context import inside
from tenants.models import Workspace
from tests.api.made import Made, fields_of
from tests.api.program import Program
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan

LISTS: dict[str, Callable[[Made], str]] = {
    "plans": lambda _made: "plans",
    "bodies": lambda _made: "bodies",
    "objectives": lambda made: f"plans/{made.plan.pk}/objectives",
    "measures": lambda made: f"objectives/{made.objective.pk}/measures",
    "measures of the plan": lambda made: f"plans/{made.plan.pk}/measures",
    "indicators": lambda made: f"objectives/{made.objective.pk}/indicators",
}


@pytest.mark.parametrize("name", LISTS)
def test_three_rows_cost_as_many_queries_as_one(
    name: str, made: Made, aino_at_espoo: Program, espoo: Workspace, aino: User
) -> None:
    path = LISTS[name](made)
    aino_at_espoo.get(path)
    with CaptureQueriesContext(connection) as one:
        assert aino_at_espoo.get(path).json()["count"] == 1
    with inside(espoo):
        for number in range(2):
            year = 2040 + 5 * number
            make_plan(aino, first_year=year, last_year=year + 1)
            body = make_body(aino, name=f"Toimielin {number}")
            objective = make_objective(made.plan, aino)
            make_measure(made.objective, aino, partners=[body])
            make_indicator(made.objective, aino)
            assert objective.pk
    with CaptureQueriesContext(connection) as three:
        assert aino_at_espoo.get(path).json()["count"] == 3
    assert len(three) == len(one)


def test_measures_of_a_plan_are_found_by_status_and_body(
    made: Made, aino_at_espoo: Program, espoo: Workspace, aino: User
) -> None:
    path = f"plans/{made.plan.pk}/measures"
    with inside(espoo):
        kela = make_body(aino, name="Kela", kind_id="kela")
        make_measure(made.objective, aino, title="Ohjaus", responsible=kela, status="done")
    assert aino_at_espoo.get(path).json()["count"] == 2
    for query in ("status=done", f"responsible={kela.pk}"):
        found = aino_at_espoo.get(f"{path}?{query}").json()["results"]
        assert [row["title"] for row in found] == ["Ohjaus"]
    assert fields_of(aino_at_espoo.get(f"{path}?status=x&responsible=y")) == [
        "responsible",
        "status",
    ]


def test_reading_an_objective_is_the_same_row_as_on_the_pages(
    made: Made, aino_at_espoo: Program, espoo: Workspace
) -> None:
    told = aino_at_espoo.get(f"objectives/{made.objective.pk}").json()
    with inside(espoo):
        row = Objective.objects.get()
    assert (told["id"], told["title"], told["version"]) == (str(row.pk), row.title, row.version)
