"""A plan with one of everything, and what is read out of answers."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.api.program import Program
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan
from tests.regional.makers import UUSIMAA

PLAN = {"title": "Kotoutumisohjelma", "first_year": 2027, "last_year": 2030}
REGION = f"region/{UUSIMAA}"
DECISION = {
    "decision_kind": "board",
    "decision_body": "Hyvinvointilautakunta",
    "decided_on": "2026-04-20",
    "decision_section": "94",
}


class Made:
    """A plan with one of everything, and where each is found."""

    def __init__(self, aino: User) -> None:
        self.plan = make_plan(aino)
        self.body = make_body(aino)
        self.objective = make_objective(self.plan, aino)
        self.measure = make_measure(self.objective, aino, responsible=self.body)
        self.indicator = make_indicator(self.objective, aino)


EDITABLE: dict[str, tuple[Callable[[Made], str], dict[str, Any]]] = {
    "plan": (lambda made: f"plans/{made.plan.pk}", {"title": "Toinen"}),
    "body": (lambda made: f"bodies/{made.body.pk}", {"name": "Toinen"}),
    "objective": (lambda made: f"objectives/{made.objective.pk}", {"title": "Toinen"}),
    "measure": (lambda made: f"measures/{made.measure.pk}", {"title": "Toinen"}),
    "indicator": (lambda made: f"indicators/{made.indicator.pk}", {"name": "Toinen"}),
}


def fields_of(answer: Any) -> list[str]:
    assert answer.status_code == 422, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "invalid"
    return sorted(answer.json()["errors"])


def ok(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def cost_of(program: Program, path: str) -> int:
    program.get(path)
    with CaptureQueriesContext(connection) as queries:
        ok(program.get(path))
    return len(queries)
