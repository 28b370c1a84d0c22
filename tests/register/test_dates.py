"""The same question on two days has two answers where something changed between them."""

from datetime import date

import pytest

from register.models import AreaKind, Authority
from register.queries import (
    area_of,
    competence_of,
    competent_authority,
    expected_municipalities,
    municipalities_under,
    municipality_today,
    predecessors_of,
    successors_of,
)

pytestmark = pytest.mark.django_db

LAST_ELY_DAY = date(2025, 12, 31)
FIRST_CENTRE_DAY = date(2026, 1, 1)


@pytest.mark.checklist("R10")
@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("837", "Pirkanmaan ELY-keskus", "Sisä-Suomen elinvoimakeskus"),  # Tampere
        ("398", "Hämeen ELY-keskus", "Kaakkois-Suomen elinvoimakeskus"),  # Lahti
        ("109", "Hämeen ELY-keskus", "Sisä-Suomen elinvoimakeskus"),  # Hämeenlinna
        ("049", "Uudenmaan ELY-keskus", "Uudenmaan elinvoimakeskus"),  # Espoo
        ("609", "Satakunnan ELY-keskus", "Lounais-Suomen elinvoimakeskus"),  # Pori
        ("205", "Kainuun ELY-keskus", "Pohjois-Suomen elinvoimakeskus"),  # Kajaani
    ],
)
def test_the_authority_changes_at_the_turn_of_2026(code: str, before: str, after: str) -> None:
    old = competent_authority(code, on=LAST_ELY_DAY)
    new = competent_authority(code, on=FIRST_CENTRE_DAY)

    assert old is not None and old.name_fi == before
    assert new is not None and new.name_fi == after
    assert old in predecessors_of(new)
    assert new in successors_of(old)


@pytest.mark.checklist("R10")
def test_an_authority_that_has_ended_is_over_nobody() -> None:
    pirkanmaa = Authority.objects.get(key="ely-05")

    assert municipalities_under(pirkanmaa, on=LAST_ELY_DAY).count() == 23
    assert municipalities_under(pirkanmaa, on=FIRST_CENTRE_DAY).count() == 0


@pytest.mark.checklist("R10")
def test_a_merged_municipality_is_there_to_its_last_day() -> None:
    last, first = date(2024, 12, 31), date(2025, 1, 1)

    assert expected_municipalities(last).filter(code="588").exists()
    assert not expected_municipalities(first).filter(code="588").exists()
    assert expected_municipalities(first).filter(code="507").exists()
    authority = competent_authority("588", on=last)
    assert authority is not None and authority.name_fi == "Etelä-Savon ELY-keskus"
    assert competent_authority("588", on=first) is None


@pytest.mark.checklist("R10")
@pytest.mark.parametrize(
    ("code", "today"), [("588", "507"), ("911", "541"), ("099", "214"), ("049", "049")]
)
def test_a_code_leads_to_the_municipality_of_today(code: str, today: str) -> None:
    municipality = municipality_today(code)

    assert municipality is not None and municipality.code == today


def test_a_code_that_never_was_leads_nowhere() -> None:
    assert municipality_today("000") is None


@pytest.mark.checklist("R10")
@pytest.mark.parametrize(
    ("code", "old_region", "new_region", "old_authority", "new_authority"),
    [
        ("142", "Kymenlaakso", "Päijät-Häme", "ely-06", "ely-04"),  # Iitti
        ("090", "Etelä-Savo", "Pohjois-Karjala", "ely-07", "ely-09"),  # Heinävesi
        ("171", "Etelä-Savo", "Pohjois-Savo", "ely-07", "ely-08"),  # Joroinen
        ("152", "Pohjanmaa", "Etelä-Pohjanmaa", "ely-12", "ely-11"),  # Isokyrö
        ("291", "Keski-Suomi", "Pirkanmaa", "ely-10", "ely-05"),  # Kuhmoinen
    ],
)
def test_a_municipality_that_changes_region_changes_authority(
    code: str, old_region: str, new_region: str, old_authority: str, new_authority: str
) -> None:
    last, first = date(2020, 12, 31), date(2021, 1, 1)

    regions = [area_of(code, AreaKind.REGION, on=day) for day in (last, first)]
    competences = [competence_of(code, on=day) for day in (last, first)]

    assert [region and region.name_fi for region in regions] == [old_region, new_region]
    assert [held and held.authority_id for held in competences] == [old_authority, new_authority]


def test_the_register_knows_nothing_before_its_first_day() -> None:
    assert not expected_municipalities(date(2016, 12, 31)).exists()
    assert competent_authority("049", on=date(2016, 12, 31)) is None
