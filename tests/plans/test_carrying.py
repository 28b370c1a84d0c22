"""A plan is carried over into a new one or under another rule set, and nothing is lost."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from catalogue.models import FrameworkGoal, RuleSet
from plans.document.queries import completeness
from plans.document.services import approve_plan, carry_over, change_rules, settle_elsewhere
from plans.models import (
    Citation,
    ContentTranslation,
    Finding,
    GoalLink,
    Indicator,
    IntermediateTarget,
    Measure,
    MeasurePartner,
    Plan,
    PlanState,
    Section,
    Trigger,
)
from plans.monitoring.services import record_value
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan


@pytest.fixture
def plan(in_espoo: Workspace, aino: User) -> Plan:
    plan = make_plan(aino, title="Programme 2026–2029", first_year=2026, last_year=2029)
    objective = make_objective(plan, aino, goals=[FrameworkGoal.objects.all()[:1].get()])
    kela = make_body(aino, name="Kela", kind_id="kela")
    make_measure(objective, aino, title="Going on", partners=[kela], status="under_way")
    make_measure(objective, aino, title="Finished", status="done")
    indicator = make_indicator(
        objective, aino, baseline_year=2024, baseline=Decimal(50), target_year=2029, target=60
    )
    record_value(indicator, 2027, by=aino, value=Decimal(55))
    write_section(plan, "E6", by=aino, text="With the county")
    write_section(plan, "E7", by=aino, text="The programme of services")
    finding = Finding.objects.create(plan=plan, question="3.1", title="10,000 people")
    Citation.objects.create(finding=finding, objective=objective)
    ContentTranslation.objects.create(
        plan=plan, objective=objective, field="title", language="sv", text="Arbete", source_hash="x"
    )
    approve_plan(plan, by=aino, body_name="Valtuusto", decided_on=date(2026, 3, 1), section="§ 4")
    return Plan.objects.get()


def rules(key: str) -> RuleSet:
    return RuleSet.objects.get(key=key)


def carried(plan: Plan, by: User, **said: Any) -> Plan:
    given: dict[str, Any] = {"first_year": 2030, "last_year": 2033, "rule_set": plan.rule_set}
    return carry_over(plan, by=by, **(given | said))


@pytest.mark.checklist("C7.5")
def test_a_new_plan_begins_with_what_the_old_one_says(plan: Plan, aino: User) -> None:
    new = carried(plan, aino)

    assert (new.title, new.state, new.carried_from) == (
        "Programme 2030–2033",
        PlanState.DRAFT,
        plan,
    )
    [objective] = new.objectives.all()
    [measure] = objective.measures.all()
    assert (measure.title, measure.changed_by_name) == ("Going on", str(aino))
    assert [each.body.name for each in MeasurePartner.objects.filter(measure=measure)] == ["Kela"]
    [indicator] = objective.indicators.all()
    assert (indicator.baseline_year, indicator.baseline) == (2027, Decimal(55))
    assert (indicator.target_year, indicator.target) == (None, None)
    assert GoalLink.objects.filter(objective=objective).count() == 1
    assert {each.element: each.text for each in new.sections.all()} == {
        "E6": "With the county",
        "E7": "The programme of services",
    }
    assert Citation.objects.get(objective=objective).finding.plan == new
    assert ContentTranslation.objects.get(objective=objective).plan == new


def test_what_makes_the_plan_be_updated_and_targets_still_to_come_go_along(
    plan: Plan, aino: User
) -> None:
    Trigger.objects.create(plan=plan, kind="own", situation="A new Act", action="Look again")
    indicator = Indicator.objects.get()
    for year in (2028, 2031):
        IntermediateTarget.objects.create(indicator=indicator, year=year, value=Decimal(58))
    new = carried(plan, aino)
    assert new.triggers.get().situation == "A new Act"
    targets = IntermediateTarget.objects.filter(indicator__objective__plan=new)
    assert [each.year for each in targets] == [2031]


def test_the_old_plan_stays_as_it_was(plan: Plan, aino: User) -> None:
    before = Plan.objects.get(pk=plan.pk)
    carried(plan, aino)
    after = Plan.objects.get(pk=plan.pk)
    assert (after.version, after.last_year, after.state) == (before.version, 2029, "approved")
    assert Measure.objects.filter(objective__plan=plan).count() == 2
    assert Indicator.objects.get(objective__plan=plan).baseline == 50


def test_finished_measures_come_along_when_asked_for(plan: Plan, aino: User) -> None:
    new = carried(plan, aino, with_finished=True)
    assert Measure.objects.filter(objective__plan=new).count() == 2


def test_a_plan_ends_before_its_follower(plan: Plan, aino: User) -> None:
    carried(plan, aino, first_year=2028, last_year=2031)
    assert Plan.objects.get(pk=plan.pk).last_year == 2027


@pytest.mark.parametrize(("first", "last"), [(2026, 2029), (2025, 2026), (2033, 2030), (1, 20226)])
def test_years_that_cannot_be_leave_all_as_it_was(
    first: int, last: int, plan: Plan, aino: User
) -> None:
    with pytest.raises(ValidationError):
        carried(plan, aino, first_year=first, last_year=last)
    assert Plan.objects.get().last_year == 2029


@pytest.mark.checklist("C7.1")
def test_a_plan_approved_under_the_checklist_moves_to_the_act_in_force(
    plan: Plan, aino: User
) -> None:
    settle_elsewhere(plan, "E8", by=aino, reason="Strategy")
    frozen = plan.versions.get()

    changed = change_rules(plan, by=aino, rule_set=rules("act-681-2023"))

    sections = {each.element: each.text for each in Section.objects.all()}
    assert sections == {"multi_sector": "With the county", "E7": "The programme of services"}
    states = {each.code: each for each in completeness(changed)}
    assert states["multi_sector"].state == "met"
    assert states["report_to_centre"].elsewhere is not None
    assert (changed.state, plan.versions.get().content_hash) == ("approved", frozen.content_hash)
    back = change_rules(changed, by=aino, rule_set=rules("checklist"))
    assert {each.element for each in back.sections.all()} == {"E6", "E7"}


def test_carrying_three_objectives_takes_as_many_statements_as_one(plan: Plan, aino: User) -> None:
    counts = []
    for year in (2030, 2040):
        with CaptureQueriesContext(connection) as asked:
            carried(plan, aino, first_year=year, last_year=year + 1)
        counts.append(len(asked))
        for _more in range(2):
            objective = make_objective(plan, aino)
            make_measure(objective, aino)
            make_indicator(objective, aino)
    assert counts[1] <= counts[0]


@pytest.fixture
def outside(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        plan = make_plan(aino)
        write_section(plan, "E7", by=aino, text="Kept <b>words</b>")
        write_section(plan, "E6", by=aino, text="Together")
        make_measure(make_objective(plan, aino), aino, title="Over", status="done")
    return plan


@pytest.mark.checklist("C7.1")
def test_the_page_says_what_would_happen_and_then_does_it_in_one_click(
    outside: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    address = f"/plans/{outside.pk}/carry/"
    page = words_of(coordinator.get(f"{address}?way=rules&rule_set=act-681-2023"))
    assert "of your elements are no longer required" in page
    assert "Forms of cooperation → Multi-sector cooperation" in page
    assert "“Integration programme and other services” is no longer asked for." in page
    assert "“Taken into account in the budget and financial plan” is new and required." in page
    answer = coordinator.post(address, {"way": "rules", "rule_set": "act-681-2023"})
    assert answer.status_code == 302
    shown = words_of(coordinator.get(f"/plans/{outside.pk}/elements/"))
    assert "Texts that this rule set does not ask for" in shown


def test_the_page_of_a_new_plan_names_what_stays_behind(
    outside: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    asked = "way=new&rule_set=checklist&first_year=2028&last_year=2031"
    page = words_of(coordinator.get(f"/plans/{outside.pk}/carry/?{asked}"))
    assert "The present plan would end on 31 December 2027." in page
    assert "1 objective, 0 measures, 0 indicators" in page
    assert "Over" in page
    said = dict(pair.split("=") for pair in asked.split("&"))
    answer = coordinator.post(f"/plans/{outside.pk}/carry/", said)
    with inside(espoo):
        assert answer["Location"].endswith(f"/{Plan.objects.get(first_year=2028).pk}/")


@pytest.mark.parametrize(
    "said",
    [
        {"way": "x"},
        {"way": "new", "rule_set": "act-1386-2010", "first_year": 2030, "last_year": 2031},
        {"way": "new", "rule_set": "checklist"},
        {"way": "new", "rule_set": "checklist", "first_year": "20226", "last_year": "2031"},
        {"way": "new", "rule_set": "checklist", "first_year": "2031", "last_year": "2030"},
        {"way": "new", "rule_set": "checklist", "first_year": "2026", "last_year": "2030"},
    ],
)
def test_what_cannot_be_is_said_in_words(
    said: dict[str, Any], outside: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    answer = coordinator.post(f"/plans/{outside.pk}/carry/", said)
    assert answer.status_code == 422
    with inside(espoo):
        assert Plan.objects.count() == 1
