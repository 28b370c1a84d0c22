"""What the catalogue holds, counted, as the checklist and the Acts have it."""

from datetime import date

import pytest

from catalogue.models import (
    AdvisoryBoard,
    Audience,
    ContentLanguage,
    Element,
    Force,
    FrameworkGoal,
    GoalKind,
    IndicatorDefinition,
    RuleSet,
    Step,
    StepItem,
    SuggestedKind,
    TargetGroup,
    Theme,
    Topic,
)
from catalogue.queries import (
    advisory_board_of,
    indicator_definitions,
    length_budgets_on,
    official_themes,
)
from register.models import AreaKind
from register.queries import areas_on

DAY = date(2026, 11, 24)
pytestmark = pytest.mark.django_db

ITEMS = {1: 6, 2: 5, 3: 11, 4: 5, 5: 3, 6: 4, 7: 5, 8: 2}


def test_the_checklist_has_eight_steps_with_their_items() -> None:
    items = StepItem.objects.filter(rule_set="checklist")

    assert [step.number for step in Step.objects.all()] == list(ITEMS)
    assert [item.key for item in items] == [
        f"{step}.{place}" for step, count in ITEMS.items() for place in range(1, count + 1)
    ]
    assert {item.key.split(".")[0] == str(item.step_id) for item in StepItem.objects.all()} == {
        True
    }


@pytest.mark.checklist("C7.1")
def test_the_checklist_has_eight_elements_all_required() -> None:
    elements = Element.objects.filter(rule_set="checklist")

    assert [element.code for element in elements] == [f"E{number}" for number in range(1, 9)]
    assert {(element.is_required, element.force) for element in elements} == {(True, "guidance")}


@pytest.mark.checklist("C7.4")
def test_the_checklist_asks_for_a_report_every_24_months() -> None:
    checklist = RuleSet.objects.get(is_default=True)

    assert (checklist.key, checklist.force) == ("checklist", "guidance")
    assert (checklist.report_cycle_months, checklist.first_due_months) == (24, 24)
    assert checklist.clock == "anchored"
    assert checklist.has_report_duty


def test_the_act_in_force_asks_for_no_report() -> None:
    act = RuleSet.objects.get(key="act-681-2023")

    assert (act.force, act.valid_from, act.valid_to) == ("law", date(2025, 1, 1), None)
    assert not act.has_report_duty


def test_the_act_in_force_holds_ten_duties_and_four_pieces_of_advice() -> None:
    elements = Element.objects.filter(rule_set="act-681-2023")

    assert [element.code for element in elements.filter(force="law")] == [
        "general_coordination",
        "multi_sector",
        "coordination_with_county",
        "good_relations",
        "national_integration_goals",
        "national_employment_goals",
        "feeds_strategy",
        "feeds_budget",
        "feeds_wellbeing_plan",
        "feeds_employment_plan",
    ]
    assert [element.code for element in elements.filter(is_required=False)] == [
        "eight_goal_areas",
        "indicators",
        "cooperation_group",
        "report_to_centre",
    ]
    assert not elements.filter(force="guidance", is_required=True).exists()


def test_the_act_as_enacted_never_came_into_force() -> None:
    enacted = RuleSet.objects.get(key="act-681-2023-enacted")

    assert (enacted.valid_from, enacted.valid_to) == (date(2023, 4, 14), date(2024, 12, 31))
    assert (enacted.never_in_force, enacted.retired) == (True, True)


def test_the_earlier_act_had_the_programme_reviewed_every_four_years() -> None:
    earlier = RuleSet.objects.get(key="act-1386-2010")

    assert (earlier.valid_to, earlier.review_months) == (date(2024, 12, 31), 48)
    assert (earlier.local_decision_required, earlier.has_report_duty) == (True, False)


@pytest.mark.checklist("C6.2")
def test_all_nine_suggested_kinds_of_indicator_can_be_picked() -> None:
    kinds = SuggestedKind.objects.all()

    assert [kind.number for kind in kinds] == list(range(1, 10))
    assert [kind.number for kind in kinds if not kind.definitions.exists()] == []


@pytest.mark.checklist("C6.2")
def test_numbers_and_rates_are_there_for_all_three_populations() -> None:
    populations = ("foreign_born", "foreign_language", "foreign_citizens")
    wanted = {
        f"{what}_{population}"
        for what in ("population", "share", "employment_rate", "unemployment_rate")
        for population in populations
    }

    found = IndicatorDefinition.objects.filter(suggested_kind__in=[1, 2])
    assert {definition.key for definition in found} == wanted


@pytest.mark.checklist("C6.3")
def test_every_indicator_names_its_source() -> None:
    assert not IndicatorDefinition.objects.filter(default_source=None).exists()


@pytest.mark.checklist("C4.3")
def test_there_are_eight_themes_each_with_an_indicator() -> None:
    themes = Theme.objects.all()

    assert [theme.key for theme in themes] == [
        "employment",
        "education",
        "wellbeing_health",
        "housing",
        "participation",
        "equality",
        "language_culture",
        "good_relations",
    ]
    assert [theme.key for theme in themes if not theme.definitions.exists()] == []


@pytest.mark.checklist("C7.2")
def test_there_are_seven_target_groups() -> None:
    assert [group.key for group in TargetGroup.objects.all()] == [
        "children",
        "young_people",
        "families",
        "working_age",
        "parents_at_home",
        "older_people",
        "refugee_background",
    ]


@pytest.mark.checklist("C4.1")
def test_the_national_frameworks_have_four_and_five_objectives() -> None:
    objectives = FrameworkGoal.objects.filter(kind=GoalKind.OBJECTIVE)
    measures = FrameworkGoal.objects.filter(kind=GoalKind.MEASURE)

    assert [(goal.framework_id, goal.number) for goal in objectives] == [
        *(("government-integration-programme-2024-2027", f"2.{part}") for part in range(1, 5)),
        *(("national-employment-objectives-2025-2027", str(part)) for part in range(1, 6)),
    ]
    assert [goal.number for goal in measures] == [f"3.{part}" for part in range(1, 10)]


@pytest.mark.checklist("C8.1")
def test_five_audiences_are_told_of_four_things() -> None:
    assert [each.key for each in Audience.objects.all()] == [
        "residents",
        "interest_groups",
        "key_bodies",
        "target_group",
        "decision_makers",
    ]
    assert [each.key for each in Topic.objects.all()] == [
        "process",
        "objectives",
        "measures",
        "monitoring",
    ]


def test_languages_of_content_begin_with_the_services_own_and_know_their_direction() -> None:
    languages = list(ContentLanguage.objects.all())
    assert [each.code for each in languages][:3] == ["fi", "sv", "en"]
    assert {each.code for each in languages if each.right_to_left} == {"ar", "fa", "prs", "ckb"}


def test_each_mainland_region_has_one_advisory_board_and_aland_none() -> None:
    regions = {area.code for area in areas_on(AreaKind.REGION, on=DAY)}
    found = {code: advisory_board_of(code, DAY) for code in regions}
    assert [code for code, board in found.items() if board is None] == ["21"]
    assert sum(len(board.regions) for board in AdvisoryBoard.objects.all()) == len(regions) - 1
    assert found["01"] == found["05"] == AdvisoryBoard.objects.get(key="south")


def test_lengths_are_the_services_own_advice() -> None:
    budgets = length_budgets_on(DAY)
    assert [each.key for each in budgets] == ["whole", "section", "objective", "measure"]
    assert {each.force for each in budgets} == {Force.OWN_DECISION}
    assert budgets[0].characters > budgets[1].characters > budgets[2].characters


@pytest.mark.checklist("C6.2")
def test_each_suggested_kind_and_each_national_theme_has_indicators_with_their_cautions() -> None:
    found = indicator_definitions()
    assert {each.suggested_number for each in found} >= set(range(1, 10))
    themes = {each.official_theme_id for each in found} - {None}
    assert themes == {theme.key for theme in official_themes()}
    assert len(themes) == 5
    for each in found:
        assert each.caution_fi and each.caution_sv and each.caution_en
        assert each.default_source_id, each.key
