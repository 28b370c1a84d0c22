"""Lists of municipalities with what they belong to."""

from datetime import date

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from register.models import Municipality
from register.queries import by_name, expected_municipalities, with_belongings

pytestmark = pytest.mark.django_db

NOW = date(2026, 6, 1)


def test_a_municipality_comes_with_its_areas_and_authority() -> None:
    with override("sv"):
        espoo = with_belongings(Municipality.objects.filter(code="049"), on=NOW).get()

    assert espoo.region_name == "Nyland"
    assert espoo.county_name == "Västra Nylands välfärdsområde"
    assert espoo.employment_area_name == "Esbo-Grankulla"
    assert (espoo.authority_id, espoo.authority_name) == ("edc-01", "Nylands livskraftscentral")


def test_a_municipality_outside_the_duty_comes_without_authority() -> None:
    mariehamn = with_belongings(Municipality.objects.filter(code="478"), on=NOW).get()

    assert mariehamn.region_id is not None
    assert mariehamn.county_id is None
    assert mariehamn.employment_area_id is None
    assert mariehamn.authority_id is None


@pytest.mark.checklist("R10")
def test_the_areas_are_those_of_the_day() -> None:
    asked = Municipality.objects.filter(code="142")

    with override("fi"):
        listed = [with_belongings(asked, on=day).get() for day in (date(2020, 12, 31), NOW)]

    assert [(row.region_name, row.authority_id) for row in listed] == [
        ("Kymenlaakso", "ely-06"),
        ("Päijät-Häme", "edc-03"),
    ]
    assert listed[0].employment_area_id is None


@pytest.mark.parametrize("codes", [["049"], ["049", "091", "478"]])
def test_a_list_takes_one_statement_however_long(
    codes: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked = Municipality.objects.filter(code__in=codes)

    with django_assert_num_queries(1):
        rows = [(row.name, row.authority_name) for row in with_belongings(asked, on=NOW)]

    assert len(rows) == len(codes)


def test_each_municipality_is_listed_once() -> None:
    listed = by_name(with_belongings(expected_municipalities(NOW), on=NOW))

    assert len(listed) == len({row.code for row in listed}) == 292
    assert None not in {row.authority_id for row in listed}


def test_a_list_can_be_narrowed_by_what_it_tells() -> None:
    listed = with_belongings(expected_municipalities(NOW), on=NOW).filter(authority_id="edc-01")

    assert listed.count() == 26
