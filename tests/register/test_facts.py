"""What the shipped files say, against what is known of the country."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import Count

from register.models import (
    Area,
    AreaKind,
    AuthoritySuccession,
    Belonging,
    Competence,
    LanguageClass,
    Municipality,
)
from register.queries import (
    area_of,
    areas_on,
    authorities_on,
    competent_authority,
    expected_municipalities,
    municipalities_in,
    municipalities_under,
    predecessors_of,
)

pytestmark = pytest.mark.django_db

LAST_ELY_DAY = date(2025, 12, 31)
FIRST_CENTRE_DAY = date(2026, 1, 1)

# Municipalities of each centre; the second's 59 in the classification include Åland's 16.
CENTRES = {
    "edc-01": 26,
    "edc-02": 59 - 16,
    "edc-03": 25,
    "edc-04": 34,
    "edc-05": 22,
    "edc-06": 43,
    "edc-07": 18,
    "edc-08": 22,
    "edc-09": 38,
    "edc-10": 21,
}


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2017, 1, 1), 311),
        (date(2019, 12, 31), 311),
        (date(2020, 1, 1), 310),
        (date(2021, 1, 1), 309),
        (date(2024, 12, 31), 309),
        (date(2025, 1, 1), 308),
        (date(2026, 1, 1), 308),
    ],
)
def test_the_register_has_each_municipality_of_the_day(day: date, number: int) -> None:
    assert Municipality.objects.on(day).count() == number


def test_the_duty_binds_all_but_alands_sixteen() -> None:
    assert expected_municipalities(FIRST_CENTRE_DAY).count() == 308 - 16


def test_thirty_three_municipalities_are_served_in_two_languages() -> None:
    municipalities = Municipality.objects.on(FIRST_CENTRE_DAY)

    assert Counter(municipality.language_class for municipality in municipalities) == {
        LanguageClass.FINNISH: 259,
        LanguageClass.BILINGUAL_FINNISH: 18,
        LanguageClass.BILINGUAL_SWEDISH: 15,
        LanguageClass.SWEDISH: 16,
    }
    assert sum(municipality.is_bilingual for municipality in municipalities) == 33


@pytest.mark.parametrize(
    ("code", "languages"),
    [("837", ("fi",)), ("049", ("fi", "sv")), ("598", ("sv", "fi")), ("478", ("sv",))],
)
def test_a_municipality_knows_its_languages_the_majoritys_first(
    code: str, languages: tuple[str, ...]
) -> None:
    assert Municipality.objects.get(code=code).languages == languages


def test_each_host_name_is_plain_and_nobody_elses() -> None:
    slugs = Municipality.objects.in_bulk(["049", "507", "599", "213", "284", "478"])

    assert {code: municipality.slug for code, municipality in slugs.items()} == {
        "049": "espoo",
        "507": "mantyharju",
        "599": "pedersore",
        "213": "kangasniemi",
        "284": "koski-tl",
        "478": "maarianhamina",
    }


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (AreaKind.REGION, 19),
        (AreaKind.WELLBEING_COUNTY, 21 + 1),  # Helsinki stands among the counties
        (AreaKind.EMPLOYMENT_AREA, 45),
    ],
)
def test_the_register_has_each_area(kind: AreaKind, number: int) -> None:
    assert areas_on(kind, on=FIRST_CENTRE_DAY).count() == number


def test_employment_areas_are_there_from_2025_only() -> None:
    assert not areas_on(AreaKind.EMPLOYMENT_AREA, on=date(2024, 12, 31)).exists()
    assert area_of("049", AreaKind.EMPLOYMENT_AREA, on=date(2024, 12, 31)) is None
    assert area_of("049", AreaKind.EMPLOYMENT_AREA, on=date(2025, 1, 1)) is not None


def test_counties_are_there_from_2023_only() -> None:
    assert area_of("049", AreaKind.WELLBEING_COUNTY, on=date(2022, 12, 31)) is None
    assert area_of("049", AreaKind.WELLBEING_COUNTY, on=date(2023, 1, 1)) is not None


def test_each_municipality_under_the_duty_belongs_to_one_area_of_each_kind() -> None:
    expected = expected_municipalities(FIRST_CENTRE_DAY)
    held = Belonging.objects.on(FIRST_CENTRE_DAY).filter(municipality__in=expected)

    per_kind = held.values_list("kind").annotate(Count("municipality"))

    assert dict(per_kind) == dict.fromkeys(AreaKind.values, 292)


def test_aland_is_in_the_register_and_outside_the_duty() -> None:
    aland = Area.objects.get(kind=AreaKind.REGION, code="21")

    municipalities = municipalities_in(aland, on=FIRST_CENTRE_DAY)

    assert municipalities.count() == 16
    assert all(municipality.is_aland for municipality in municipalities)
    assert not Competence.objects.filter(municipality__in=municipalities).exists()
    assert set(
        Belonging.objects.filter(municipality__in=municipalities).values_list("kind", flat=True)
    ) == {AreaKind.REGION}
    assert competent_authority("478", on=FIRST_CENTRE_DAY) is None


def test_each_centre_has_its_municipalities() -> None:
    counts = {
        authority.key: municipalities_under(authority, on=FIRST_CENTRE_DAY).count()
        for authority in authorities_on(FIRST_CENTRE_DAY)
    }

    assert counts == CENTRES


def test_fifteen_ely_centres_had_them_before() -> None:
    centres = authorities_on(LAST_ELY_DAY)

    assert len(centres) == 15
    assert sum(municipalities_under(centre, on=LAST_ELY_DAY).count() for centre in centres) == 292


@pytest.mark.parametrize(
    "day", [date(2017, 1, 1), date(2020, 6, 1), date(2021, 1, 1), LAST_ELY_DAY, FIRST_CENTRE_DAY]
)
def test_somebody_is_competent_for_each_municipality_under_the_duty(day: date) -> None:
    competences = Competence.objects.on(day).integration()

    assert set(competences.values_list("municipality", flat=True)) == set(
        expected_municipalities(day).values_list("code", flat=True)
    )


def test_two_employment_areas_lie_under_two_centres() -> None:
    under_two = {
        area.name_fi
        for area in areas_on(AreaKind.EMPLOYMENT_AREA, on=FIRST_CENTRE_DAY)
        if _centres_over(area) > 1
    }

    assert under_two == {"Eteläinen Keski-Suomi", "Suupohja"}


def _centres_over(area: Area) -> int:
    municipalities = municipalities_in(area, on=FIRST_CENTRE_DAY)
    competences = Competence.objects.on(FIRST_CENTRE_DAY).filter(municipality__in=municipalities)
    return competences.values("authority").distinct().count()


@pytest.mark.checklist("R10")
def test_each_centre_knows_the_ely_centres_whose_work_it_took_over() -> None:
    names = predecessors_of("edc-04").values_list("name_fi", flat=True)

    assert set(names) == {"Hämeen ELY-keskus", "Pirkanmaan ELY-keskus"}
    assert AuthoritySuccession.objects.count() == 16  # fifteen, and Häme's work went two ways
    assert set(AuthoritySuccession.objects.values_list("on", flat=True)) == {FIRST_CENTRE_DAY}
