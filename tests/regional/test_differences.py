"""What changed between two revisions, in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from regional.contracts import Assessment, ElementState, Report, ValuePart
from regional.differences import differences
from tenants.models import Officer
from tests.regional.browsing import again, get, page_of, words_of
from tests.regional.makers import (
    ELEMENTS,
    at,
    make_indicator,
    make_objective,
    make_report,
    returned,
    sent,
)


def words(before: Report, after: Report) -> list[str]:
    return [each.words for each in differences(before, after)]


def test_nothing_changed_says_nothing() -> None:
    assert differences(make_report(), make_report()) == []


def test_texts_states_and_values_are_told_with_what_stood_before() -> None:
    before, objective = make_report(), make_objective()
    value = ValuePart(year=2026, value=Decimal(59))
    after = make_report(
        summary="Completed.",
        elements=(replace(ELEMENTS[0], text="Now written"), *ELEMENTS[1:]),
        objectives=(
            replace(
                objective,
                assessment=Assessment.REACHED,
                indicators=(make_indicator(values=(value,)),),
            ),
        ),
    )
    assert words(before, after) == [
        "The summary of the period was rewritten",
        "E1 Element 1: the text was added",
        "Objective “The employment gap narrows”: the own assessment changed",
        "Indicator “Employment rate of foreign-language residents”: its values changed",
    ]
    values = differences(before, after)[-1]
    assert (values.before, values.after) == ("2025: 57.9", "2026: 59")
    assert values.subject == "objective-1"


def test_what_is_new_renamed_or_left_out_is_told_once() -> None:
    one = make_objective()
    two = make_objective(number="2", title="Homes for all", measures=(), indicators=())
    assert words(make_report(), make_report(objectives=(one, two))) == [
        "New objective: Homes for all"
    ]
    assert words(make_report(objectives=(one, two)), make_report()) == [
        "Objective left out: Homes for all"
    ]
    [measure] = one.measures
    other = replace(measure, title="Another measure", responsible="Education services")
    said = words(make_report(), make_report(objectives=(replace(one, measures=(other,)),)))
    assert said == ["Measure “Another measure”: another body is responsible"]


@pytest.mark.parametrize(
    ("state", "told"),
    [(ElementState.MISSING, "now missing"), (ElementState.NOT_APPLICABLE, "now said not to apply")],
)
def test_an_elements_state_is_told(state: ElementState, told: str) -> None:
    after = make_report(elements=(replace(ELEMENTS[0], state=state), *ELEMENTS[1:]))
    assert words(make_report(), after) == [f"E1 Element 1: {told}"]


@pytest.mark.checklist("R2")
def test_the_officer_sees_what_a_correction_changed(sanna: Client, pekka: Officer) -> None:
    first = sent("049", summary="Employment rose.")
    returned(first, by=pekka, correction_due=date(2026, 6, 30))
    with at(2026, 5, 20, 12):
        again(sanna)
        second = sent("049", summary="Completed.")
        page = words_of(get(sanna, page_of(second)))
    assert "What has changed since revision 1" in page
    assert "The summary of the period was rewritten" in page
    assert "Employment rose." in page
