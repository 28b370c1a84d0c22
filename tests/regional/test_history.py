"""A municipality's page over the years; whoever opens it is written down."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from audit.models import SharedEvent
from regional.contracts import ValuePart
from regional.queries.history import history_of
from tenants.context import over_region
from tenants.models import Officer
from tests.regional.browsing import get, words_of
from tests.regional.makers import (
    at,
    changed,
    make_indicator,
    make_objective,
    processed,
    returned,
    sent,
)
from tests.regional.test_pages import statements

pytestmark = pytest.mark.checklist("R1")
PAGE = "municipalities/049/"


def value(year: int, number: str) -> ValuePart:
    return ValuePart(year=year, value=Decimal(number))


def test_reports_and_what_became_of_them_are_told(sanna: Client, pekka: Officer) -> None:
    receipt = sent("049")
    processed(receipt, by=pekka)
    page = words_of(get(sanna, PAGE))
    for words in (receipt.reference, "Processed", "A clear report.", "Integration programme"):
        assert words in page, words


def test_a_year_that_was_told_twice_has_the_newest_value(sanna: Client, pekka: Officer) -> None:
    first = make_indicator(values=(value(2024, "56"), value(2025, "57.9")), baseline=None)
    second = make_indicator(values=(value(2025, "58.2"), value(2026, "59")), baseline=None)
    returned(
        sent("049", objectives=(make_objective(indicators=(first,)),)),
        by=pekka,
        correction_due=date(2026, 6, 30),
    )
    with at(2026, 5, 20, 12):
        sent("049", objectives=(make_objective(indicators=(second,)),))
    with over_region():
        [followed] = history_of("049", on=date(2026, 5, 20)).indicators
        assert followed.row == [
            (2024, Decimal(56)),
            (2025, Decimal("58.2")),
            (2026, Decimal(59)),
        ]
        [before] = history_of("049", on=date(2026, 5, 19)).indicators
        assert before.row[-1] == (2025, Decimal("57.9"))


def test_what_changed_an_obligation_is_told(sanna: Client) -> None:
    changed("049", "extension", due_on=date(2026, 9, 1), reason="A new coordinator.")
    assert "extended – 1 Sep 2026 – A new coordinator." in words_of(get(sanna, PAGE))


def test_each_opening_is_written_down(sanna: Client, reader: Client) -> None:
    for client in (sanna, reader, sanna):
        get(client, PAGE)
    get(sanna, "municipalities/698/")  # another area's: refused, and nothing was opened
    with over_region():
        opened = SharedEvent.objects.filter(verb="municipality.opened").order_by("at", "id")
        assert list(opened.values_list("actor_name", "object_id", "detail__authority")) == [
            ("Sanna Korhonen", "049", "edc-01"),
            ("Risto Lukija", "049", "edc-01"),
            ("Sanna Korhonen", "049", "edc-01"),
        ]


def test_the_page_asks_as_often_for_one_report_as_for_three(sanna: Client, pekka: Officer) -> None:
    returned(sent("049"), by=pekka, correction_due=date(2026, 6, 30))
    one = statements(sanna, PAGE)
    for day in (20, 21):
        with at(2026, 5, day, 12):
            returned(sent("049", summary=f"{day}"), by=pekka, correction_due=date(2026, 6, 30))
    assert statements(sanna, PAGE) == one
