"""The rules that the database itself keeps."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from catalogue.models import Framework, FrameworkGoal, IndicatorDefinition, RuleSet, Step, Theme
from tenants.context import as_administrator


@pytest.fixture(autouse=True)
def _administrator(db: None) -> Iterator[None]:
    with as_administrator():
        yield


def refused(rows: QuerySet[Model], rule: str, **values: object) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        rows.update(**values)


def test_one_rule_set_at_most_is_offered_first() -> None:
    act = RuleSet.objects.filter(key="act-681-2023")

    refused(act, "catalogue_one_rule_set_at_most_is_the_default", is_default=True)


@pytest.mark.parametrize("flag", ["retired", "never_in_force"])
def test_the_rule_set_offered_first_is_on_offer(flag: str) -> None:
    default = RuleSet.objects.filter(is_default=True)

    refused(default, "catalogue_the_default_rule_set_is_on_offer", **{flag: True})


@pytest.mark.parametrize("months", ["report_cycle_months", "review_months"])
def test_nothing_repeats_every_nought_months(months: str) -> None:
    rule = "catalogue_a_rule_set_repeats_after_a_month_or_more"

    refused(RuleSet.objects.filter(is_default=True), rule, **{months: 0})


def test_a_rule_set_does_not_end_before_it_begins() -> None:
    rule = "catalogue_ruleset_does_not_end_before_it_begins"

    refused(RuleSet.objects.filter(is_default=True), rule, valid_to=date(2020, 1, 1))


def test_a_name_is_in_three_languages() -> None:
    housing = Theme.objects.filter(key="housing")

    refused(housing, "catalogue_theme_has_its_name_in_three_languages", name_sv="")


def test_there_is_no_ninth_step() -> None:
    refused(Step.objects.filter(number=8), "the_steps_are_numbered_one_to_eight", number=9)


def test_the_years_of_a_framework_are_in_order() -> None:
    frameworks = Framework.objects.all()

    refused(frameworks, "catalogue_the_years_of_a_framework_are_in_order", period_to=1999)


def test_a_goal_is_not_a_part_of_itself() -> None:
    goal = FrameworkGoal.objects.filter(number="2.1")

    refused(goal, "catalogue_a_goal_is_not_a_part_of_itself", parent=goal.get().key)


def test_an_indicator_has_few_decimals() -> None:
    rule = "catalogue_an_indicator_has_four_decimals_at_most"

    refused(IndicatorDefinition.objects.all(), rule, decimals=5)
