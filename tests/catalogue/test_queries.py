"""Asking the catalogue: right answers, in a fixed number of questions to the database."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from catalogue import queries
from catalogue.comparison import rule_set_differences
from catalogue.errors import NoRuleSetOnOffer
from catalogue.models import Element, RuleSet
from catalogue.views import rules
from core.access import Who, access_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def test_the_checklist_is_offered_first() -> None:
    assert queries.default_rule_set(TODAY).key == "checklist"


def test_before_the_checklist_nothing_is_offered() -> None:
    with pytest.raises(NoRuleSetOnOffer) as refusal:
        queries.default_rule_set(date(2024, 5, 31))

    assert (refusal.value.code, "2024" in refusal.value.message) == ("no_rule_set_on_offer", True)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2011, 8, 31), []),
        (date(2024, 5, 31), ["act-1386-2010"]),
        (date(2024, 12, 31), ["checklist", "act-1386-2010"]),
        (date(2025, 1, 1), ["checklist", "act-681-2023"]),
        (TODAY, ["checklist", "act-681-2023"]),
    ],
)
def test_rule_sets_hold_by_their_dates(day: date, held: list[str]) -> None:
    assert [rule_set.key for rule_set in queries.rule_sets_on(day)] == held


def test_steps_come_with_the_items_of_their_rule_set_alone() -> None:
    act = RuleSet.objects.get(key="act-681-2023")

    steps = queries.steps_with_items(act)

    assert [entry.step.number for entry in steps] == list(range(1, 9))
    assert [len(entry.items) for entry in steps] == [1, 3, 1, 2, 1, 1, 5, 1]
    assert {item.rule_set_id for entry in steps for item in entry.items} == {"act-681-2023"}


@pytest.mark.checklist("C4.1")
def test_frameworks_come_with_their_goals_while_they_hold() -> None:
    with CaptureQueriesContext(connection) as statements:
        held = [(one.key, len(one.goals.all())) for one in queries.frameworks_on(TODAY)]

    assert held == [
        ("government-integration-programme-2024-2027", 13),
        ("national-employment-objectives-2025-2027", 5),
    ]
    assert len(statements) == 2
    assert [one.key for one in queries.frameworks_on(date(2025, 1, 1))] == [
        "national-employment-objectives-2025-2027"
    ]
    assert queries.frameworks_on(date(2028, 1, 1)) == []


@pytest.mark.checklist("C6.2")
def test_suggested_indicators_come_in_the_order_of_the_kinds() -> None:
    with CaptureQueriesContext(connection) as statements:
        found = queries.suggested_definitions()
        said = [(one.suggested_number, one.default_source, list(one.themes.all())) for one in found]

    numbers = [number for number, _source, _themes in said]
    assert numbers == sorted(number for number in numbers if number)
    assert set(numbers) == set(range(1, 10))
    assert len(statements) == 2


@pytest.mark.parametrize(
    ("question", "statements"),
    [
        (queries.rule_sets_in_full, 5),
        (lambda: queries.steps_with_items(RuleSet(key="checklist")), 2),
        (lambda: queries.elements_of(RuleSet(key="checklist")), 1),
        (lambda: queries.report_chapters_of("checklist"), 1),
        (queries.indicator_definitions, 2),
        (queries.suggested_kinds, 1),
        (queries.themes, 1),
        (queries.target_groups, 1),
        (queries.data_sources, 1),
        (queries.reason_codes, 1),
        (queries.obstacles, 1),
        (queries.organisation_kinds, 1),
        (queries.audiences, 1),
        (queries.topics, 1),
        (queries.content_languages, 1),
    ],
)
def test_a_question_takes_a_fixed_number_of_statements(
    question: Callable[[], list[Any]], statements: int
) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = question()

    assert answer
    assert len(asked) == statements


@pytest.mark.parametrize(
    ("language", "name"), [("fi", "Asuminen"), ("sv", "Boende"), ("en", "Housing")]
)
def test_texts_are_in_the_readers_language(language: str, name: str) -> None:
    (housing,) = (theme for theme in queries.themes() if theme.key == "housing")

    with translation.override(language):
        assert (housing.name, housing.description) == (
            name,
            getattr(housing, f"description_{language}"),
        )


def test_differences_are_said_in_words() -> None:
    def element(code: str, *, required: bool = True) -> Element:
        return Element(code=code, name_en=code, is_required=required)

    old = [element("A"), element("B"), element("C", required=False)]
    new = [element("B", required=False), element("C"), element("D"), element("E", required=False)]

    assert rule_set_differences(old, new) == [
        "“D” is new and required.",
        "“E” is new and recommended.",
        "“B” is no longer required, only recommended.",
        "“C” is now required.",
        "“A” is no longer asked for.",
    ]
    assert rule_set_differences(new, new) == []


def test_the_page_of_rules_is_for_everybody() -> None:
    access = access_of(rules)

    assert access is not None
    assert access.who == Who.ANYONE
