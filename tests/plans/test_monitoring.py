"""Step 6: how indicators go, scales in words, the agreement on following the plan, and what it reacts to."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.models import ExpectedArrivals, Indicator, MonitoringAgreement, Plan, Task, Trigger
from plans.monitoring.agreement import add_trigger, agree_on_monitoring
from plans.monitoring.services import record_value
from plans.monitoring.triggers import fire_triggers
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_indicator, make_objective, make_plan

ON = date(2026, 11, 24)


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def indicator(espoo: Workspace, aino: User, plan: Plan) -> Indicator:
    said: dict[str, Any] = {
        "baseline": Decimal(40), "baseline_year": 2024, "target": Decimal(60), "target_year": 2028,
    }  # fmt: skip
    with inside(espoo):
        return make_indicator(make_objective(plan, aino), aino, **said)


def page(visitor: Visitor, plan: Plan, query: str = "") -> str:
    return words_of(visitor.get(f"/plans/{plan.pk}/monitoring/{query}"))


@pytest.mark.checklist("C6.1")
def test_an_indicator_is_behind_where_its_value_is_below_the_way_to_the_target(
    coordinator: Visitor, plan: Plan, indicator: Indicator, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        record_value(indicator, 2026, by=aino, value=Decimal(45))
    assert "behind 45 2026 50 60 2028" in page(coordinator, plan)
    said = {"year": "2026", "value": "44,5"}
    assert coordinator.post(f"/indicators/{indicator.pk}/targets/add/", said).status_code == 302
    assert "on track 45 2026 44.5 60 2028" in page(coordinator, plan)
    assert "2026: 44.5 %" in words_of(coordinator.get(f"/indicators/{indicator.pk}/"))
    assert "45 2026" not in page(coordinator, plan, "?progress=behind")
    assert "45 2026" in page(coordinator, plan, "?progress=on_track")


@pytest.mark.checklist("C6.1")
def test_an_indicator_in_words_has_levels_with_reasons(
    coordinator: Visitor, indicator: Indicator, aino: User, espoo: Workspace, plan: Plan
) -> None:
    said = {
        "name": "Palvelujen saavutettavuus", "source": "Itsearviointi", "direction": "up",
        "levels": "Ei aloitettu\nOsin\nKaikissa palveluissa", "version": "1",
    }  # fmt: skip
    assert coordinator.post(f"/indicators/{indicator.pk}/edit/", said).status_code == 302
    where = f"/indicators/{indicator.pk}/values/add/"
    for wrong in ({"value": "4", "note": "x"}, {"value": "2", "note": ""}, {"value": "1.5"}):
        assert coordinator.post(where, {"year": "2026"} | wrong).status_code == 422
    right = {"year": "2026", "value": "2", "note": "Tulkkaus on kahdessa palvelussa"}
    assert coordinator.post(where, right).status_code == 302
    shown = words_of(coordinator.get(f"/indicators/{indicator.pk}/"))
    assert "2 Osin" in shown
    assert "Tulkkaus on kahdessa palvelussa" in shown


@pytest.mark.parametrize("levels", ["Yksi", "1\n2\n3\n4\n5\n6", "a\n" + "x" * 201])
def test_a_scale_has_from_two_to_five_levels(
    coordinator: Visitor, indicator: Indicator, levels: str
) -> None:
    said = {"name": "x", "source": "y", "direction": "up", "levels": levels, "version": "1"}
    assert coordinator.post(f"/indicators/{indicator.pk}/edit/", said).status_code == 422


@pytest.mark.checklist("C7.5")
def test_it_is_agreed_who_follows_the_plan_and_how_often(
    coordinator: Visitor, plan: Plan, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        body = make_body(aino, name="Hyvinvointilautakunta")
    said = {"body": str(body.pk), "interval": "6", "words": "Tulokset lautakunnalle"}
    where = f"/plans/{plan.pk}/monitoring/agreement/"
    assert coordinator.post(where, said | {"body": ""}).status_code == 422
    assert coordinator.post(where, said | {"version": "0"}).status_code == 302
    shown = page(coordinator, plan)
    assert "Hyvinvointilautakunta How often every six months Tulokset lautakunnalle" in shown
    assert coordinator.post(where, said | {"version": "1", "interval": "12"}).status_code == 302
    assert coordinator.post(where, said | {"version": "1", "interval": "3"}).status_code == 409
    with inside(espoo):
        assert MonitoringAgreement.objects.get().interval == 12


def tasks(espoo: Workspace) -> list[tuple[str, str]]:
    with inside(espoo):
        return list(Task.objects.values_list("title", "note"))


@pytest.mark.checklist("C7.5")
def test_an_indicator_that_falls_behind_makes_one_task(
    plan: Plan, indicator: Indicator, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        body = make_body(aino, name="Hyvinvointilautakunta")
        agree_on_monitoring(plan, version=0, by=aino, body=body)
        add_trigger(plan, by=aino, kind="off_track", action="Ryhmä päivittää toimenpiteet", days=30)
        assert fire_triggers(plan, on=ON, by=None) == []
        record_value(indicator, 2026, by=aino, value=Decimal(45))
        assert len(fire_triggers(plan, on=ON, by=None)) == 1
        assert fire_triggers(plan, on=ON, by=None) == []
        task = Task.objects.get()
    assert task.due_on == date(2026, 12, 24)
    assert task.body_id == body.pk
    assert task.note == "Työllisyysaste: 45 in 2026, where 50 was expected"


@pytest.mark.checklist("C7.5")
def test_a_new_law_and_many_arrivals_make_tasks_and_an_old_term_does_not(
    plan: Plan, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        Plan.objects.update(rule_set="act_as_enacted")
        plan.refresh_from_db()
        ExpectedArrivals.objects.create(
            plan=plan, year=2026, low=50, high=130, assumptions="Kuten ennen", source_words="Oma"
        )
        add_trigger(plan, by=aino, kind="rule_set", action="Tarkista sisältö")
        add_trigger(plan, by=aino, kind="arrivals", limit=120, action="Lisää kielikahviloita")
        add_trigger(plan, by=aino, kind="arrivals", limit=130, action="Ei tätä")
        add_trigger(plan, by=aino, kind="council_term", action="Esittele valtuustolle")
        fired = [each.trigger.action for each in fire_triggers(plan, on=ON, by=None)]
        assert sorted(fired) == ["Lisää kielikahviloita", "Tarkista sisältö"]
        later = [each.event for each in fire_triggers(plan, on=date(2029, 6, 1), by=None)]
    assert later == []  # no term of 2029 is known yet; the next row of the catalogue brings it


@pytest.mark.checklist("C7.5")
def test_a_situation_of_ones_own_is_said_to_have_come_about(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    said = {
        "kind": "own",
        "situation": "Vastaanottokeskus avataan",
        "action": "Kutsu ryhmä",
        "days": "14",
    }
    where = f"/plans/{plan.pk}/monitoring/situations/add/"
    for wrong in (
        {"situation": ""},
        {"action": " "},
        {"days": "0"},
        {"kind": "arrivals"},
        {"kind": "x"},
    ):
        assert coordinator.post(where, said | wrong).status_code == 422
    assert coordinator.post(where, said).status_code == 302
    with inside(espoo):
        trigger = Trigger.objects.get()
    for _twice in range(2):
        assert coordinator.post(f"/situations/{trigger.pk}/now/").status_code == 302
    assert tasks(espoo) == [("Kutsu ryhmä", "Vastaanottokeskus avataan")]
    assert "task due" in page(coordinator, plan)


def test_the_page_asks_as_much_for_one_indicator_as_for_three(
    coordinator: Visitor, plan: Plan, indicator: Indicator, aino: User, espoo: Workspace
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(coordinator, plan)
        return len(queries)

    with inside(espoo):
        add_trigger(plan, by=aino, kind="own", situation="x", action="x")
        record_value(indicator, 2026, by=aino, value=Decimal(1))
    asked()
    one = asked()
    with inside(espoo):
        for name in "ab":
            other = make_indicator(indicator.objective, aino, name=name)
            record_value(other, 2026, by=aino, value=Decimal(1))
            add_trigger(plan, by=aino, kind="own", situation=name, action=name)
    asked()
    assert asked() == one
