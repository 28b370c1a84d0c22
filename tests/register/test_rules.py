"""What the database refuses, whoever writes."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from register.models import (
    Area,
    AreaKind,
    AuthoritySuccession,
    Belonging,
    Competence,
    Municipality,
    MunicipalitySuccession,
    Task,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_the_keeper")]


def make_municipality(**about: Any) -> Municipality:
    facts = {
        "code": "999",
        "slug": "koivula",
        "name_fi": "Koivula",
        "name_sv": "Björkby",
        "name_en": "Koivula",
        "language_class": "finnish",
        "longitude": "25.0",
        "latitude": "62.0",
        "urban_rural": "rural",
        "valid_from": date(2020, 1, 1),
        "source": "test",
    }
    return Municipality.objects.create(**(facts | about))


def make_belonging(**about: Any) -> Belonging:
    facts = {
        "municipality_id": "049",
        "area": Area.objects.get(kind=AreaKind.REGION, code="02"),
        "kind": AreaKind.REGION,
        "valid_from": date(2000, 1, 1),
        "valid_to": date(2000, 12, 31),
        "source": "test",
    }
    return Belonging.objects.create(**(facts | about))


def make_competence(**about: Any) -> Competence:
    facts = {
        "municipality_id": "049",
        "authority_id": "ely-01",
        "task": Task.INTEGRATION,
        "valid_from": date(2000, 1, 1),
        "valid_to": date(2000, 12, 31),
        "source": "test",
    }
    return Competence.objects.create(**(facts | about))


def refused(rule: str) -> Any:
    return pytest.raises(IntegrityError, match=rule)


@pytest.mark.parametrize(
    ("about", "rule"),
    [
        ({"code": "9"}, "municipality_code_has_three_digits"),
        ({"code": "9a9"}, "municipality_code_has_three_digits"),
        ({"slug": "Koivula"}, "municipality_slug_is_a_host_label"),
        ({"slug": "koivula-"}, "municipality_slug_is_a_host_label"),
        ({"slug": "espoo"}, "slug"),
        ({"population": 100}, "municipality_population_has_its_day"),
        ({"valid_to": date(2019, 12, 31)}, "municipality_dates_in_order"),
    ],
)
def test_a_municipality_must_make_sense(about: dict[str, Any], rule: str) -> None:
    with refused(rule), transaction.atomic():
        make_municipality(**about)


@pytest.mark.checklist("R10")
@pytest.mark.parametrize(
    ("about", "rule"),
    [
        ({"valid_to": date(1999, 12, 31)}, "belonging_dates_in_order"),
        (
            {"valid_from": date(2030, 1, 1), "valid_to": None},
            "belonging_is_open_once|belonging_periods_do_not_overlap",
        ),
        ({"valid_to": date(2017, 1, 1)}, "belonging_periods_do_not_overlap"),
        ({"valid_from": date(2017, 1, 1), "valid_to": None}, "belonging_begins_once"),
        ({"kind": AreaKind.WELLBEING_COUNTY}, "belonging_has_the_kind_of_its_area"),
        ({"kind": "parish"}, "belonging_kind_is_known"),
        ({"valid_from": date(1812, 4, 8)}, "belonging_begins_after_1900"),
    ],
)
def test_a_municipality_belongs_to_one_area_of_a_kind_at_a_time(
    about: dict[str, Any], rule: str
) -> None:
    with refused(rule), transaction.atomic():
        make_belonging(**about)


@pytest.mark.checklist("R10")
@pytest.mark.parametrize(
    ("about", "rule"),
    [
        ({"valid_to": date(1999, 12, 31)}, "competence_dates_in_order"),
        (
            {"valid_from": date(2030, 1, 1), "valid_to": None},
            "competence_is_open_once|competence_periods_do_not_overlap",
        ),
        ({"valid_to": date(2017, 1, 1)}, "competence_periods_do_not_overlap"),
        ({"valid_from": date(2017, 1, 1), "valid_to": None}, "competence_begins_once"),
        ({"task": "gardening"}, "competence_task_is_known"),
    ],
)
def test_one_authority_is_competent_for_a_municipality_at_a_time(
    about: dict[str, Any], rule: str
) -> None:
    with refused(rule), transaction.atomic():
        make_competence(**about)


def test_periods_that_follow_each_other_are_welcome() -> None:
    earlier = make_belonging(valid_to=date(2016, 12, 31))

    assert Belonging.objects.filter(municipality="049", kind=AreaKind.REGION).count() == 2
    assert not earlier.holds_on(date(2017, 1, 1))


def test_nobody_succeeds_themselves() -> None:
    with refused("authority_does_not_succeed_itself"), transaction.atomic():
        AuthoritySuccession.objects.create(
            predecessor_id="ely-01", successor_id="ely-01", on=date(2026, 1, 1)
        )
    with refused("municipality_does_not_succeed_itself"), transaction.atomic():
        MunicipalitySuccession.objects.create(
            predecessor_id="049", successor_id="049", on=date(2026, 1, 1), source="test"
        )


def test_a_broken_rule_is_said_in_words() -> None:
    reversed_dates = Belonging(
        municipality_id="049",
        area=Area.objects.get(kind=AreaKind.REGION, code="02"),
        kind=AreaKind.REGION,
        valid_from=date(2000, 1, 2),
        valid_to=date(2000, 1, 1),
        source="test",
    )

    with pytest.raises(ValidationError, match="The last day cannot come before the first day"):
        reversed_dates.full_clean()
