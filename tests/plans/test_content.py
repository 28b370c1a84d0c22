"""A plan as plain data, and what of it a decision is about."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from catalogue.models import FrameworkGoal
from core.documents import fingerprint
from plans.document.content import content_of, decided_of
from plans.editing import change
from plans.models import Plan
from plans.monitoring.services import record_value
from plans.preparation.services import set_milestone
from plans.programme.services import write_section
from plans.queries import whole_of
from tenants.models import Workspace
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan


@pytest.fixture
def plan(in_espoo: Workspace, aino: User) -> Plan:
    plan = make_plan(aino)
    goal = FrameworkGoal.objects.all()[:1].get()
    objective = make_objective(plan, aino, goals=[goal], target_groups=["children"])
    kela = make_body(aino, name="Kela", kind_id="kela")
    make_measure(objective, aino, partners=[kela], starts=date(2026, 3, 1), cost=Decimal("1200.50"))
    indicator = make_indicator(objective, aino, baseline_year=2025, baseline=Decimal("49.6"))
    record_value(indicator, 2026, by=aino, value=Decimal("51.8"))
    write_section(plan, "E6", by=aino, text="Yhdessä.")
    set_milestone(plan, by=aino, title="Luonnos", planned_on=date(2026, 5, 1))
    return plan


def test_the_content_is_plain_data_with_all_of_the_plan(plan: Plan) -> None:
    content = content_of(plan)
    assert json.loads(json.dumps(content)) == content
    assert fingerprint(content) == fingerprint(content_of(plan))
    [objective] = content["objectives"]
    [measure], [indicator] = objective["measures"], objective["indicators"]
    assert (measure["number"], measure["starts"], measure["cost"]) == (
        "1.1",
        "2026-03-01",
        "1200.5",
    )
    assert measure["partners"] == ["Kela"]
    assert (indicator["baseline"], indicator["values"][0]["value"]) == ("49.6", "51.8")
    assert content["words"]["themes"][objective["theme"]]["fi"]
    assert set(objective["goals"]) == set(content["words"]["goals"])
    assert content["sections"][0]["text"] == "Yhdessä."
    assert content["milestones"][0]["planned_on"] == "2026-05-01"


def test_what_is_followed_changes_no_decision_and_what_is_decided_does(
    plan: Plan, aino: User
) -> None:
    before = content_of(plan)
    objective = plan.objectives.get()
    measure, indicator = objective.measures.get(), objective.indicators.get()
    change(measure, version=1, by=aino, status="under_way")
    record_value(indicator, 2027, by=aino, value=Decimal(55))
    assert decided_of(before) == decided_of(content_of(plan)) == decided_of(whole_of(plan))
    change(indicator, version=1, by=aino, target=Decimal(60), target_year=2029)
    assert decided_of(before) != decided_of(content_of(plan))


def test_it_asks_as_many_questions_for_one_objective_as_for_three(plan: Plan, aino: User) -> None:
    counts = []
    for _more in range(3):
        with CaptureQueriesContext(connection) as asked:
            content_of(Plan.objects.select_related("rule_set").get())
        counts.append(len(asked))
        objective = make_objective(plan, aino)
        make_measure(objective, aino)
        make_indicator(objective, aino)
    assert counts[0] == counts[2]
