"""Finding by what people call it."""

from datetime import date

import pytest
from django.utils.translation import override

from register.queries import find_authorities, find_municipalities

pytestmark = pytest.mark.django_db

NOW = date(2026, 6, 1)
BEFORE = date(2025, 6, 1)


@pytest.mark.checklist("R10")
@pytest.mark.parametrize(
    "text",
    [
        "Pirkanmaan ELY",
        "pirkanmaan ely-keskus",
        "Pirkanmaa",
        "NTM Birkaland",
        "NTM-centralen i Birkaland",
        "Pirkanmaan elinvoimakeskus",
        "Pirkanmaan elinkeino-, liikenne- ja ympäristökeskus",
        "Sisä-Suomi",
        "sisa suomen",
        "Inre Finlands livskraftscentral",
        "Economic Development Centre of Inland Finland",
        "Tampere",
    ],
)
def test_either_word_finds_the_centre_that_took_over(text: str) -> None:
    assert [authority.key for authority in find_authorities(text, on=NOW)] == ["edc-04"]


@pytest.mark.checklist("R10")
def test_a_new_name_finds_the_authority_of_an_earlier_day() -> None:
    found = find_authorities("Sisä-Suomen elinvoimakeskus", on=BEFORE)

    assert {authority.key for authority in found} == {"ely-04", "ely-05"}


@pytest.mark.parametrize("text", ["elinvoimakeskus", "ELY", "livskraftscentral", "NTM", ""])
def test_a_word_for_all_finds_all_ten(text: str) -> None:
    assert find_authorities(text, on=NOW).count() == 10


def test_the_nearest_name_comes_first() -> None:
    found = find_authorities("Livskraftscentralen i Österbotten", on=NOW, language="sv")

    assert found[0].key == "edc-08"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Espoo", "049"),
        ("ESBO", "049"),
        ("mantyharju", "507"),
        ("MÄNTYHARJU", "507"),
        ("Ma\u0308ntyharju", "507"),
        ("Jakobstad", "598"),
        ("Pietarsaari", "598"),
        ("049", "049"),
        ("Pertunmaa", "507"),
        ("valtimo", "541"),
    ],
)
def test_a_municipality_is_found_by_any_of_its_names(text: str, code: str) -> None:
    assert [municipality.code for municipality in find_municipalities(text, on=NOW)] == [code]


def test_a_merged_municipality_is_found_under_its_own_name_while_it_lasts() -> None:
    found = find_municipalities("Pertunmaa", on=date(2024, 12, 31))

    assert [municipality.code for municipality in found] == ["588"]


def test_the_whole_name_comes_before_its_parts() -> None:
    names = [municipality.name_fi for municipality in find_municipalities("ii", on=NOW)]

    assert names[0] == "Ii"
    assert names[1:3] == ["Iisalmi", "Iitti"]


def test_a_list_follows_the_finnish_alphabet() -> None:
    with override("fi"):
        names = [municipality.name_fi for municipality in find_municipalities("", on=NOW)]

    assert (names[0], names[-2:]) == ("Akaa", ["Ähtäri", "Äänekoski"])


@pytest.mark.parametrize("text", ["100%", "_", "???", "Kööpenhamina", "'; --", "مدينة", "x" * 100])
def test_what_nobody_is_called_finds_nobody(text: str) -> None:
    assert not find_municipalities(text, on=NOW).exists()
    assert not find_authorities(text, on=NOW).exists()
