"""Any part of the country on any day: an authority sees its own, a national one all."""

import re
from datetime import date

import pytest
import time_machine
from django.test import Client

from regional.figures import Rate
from regional.queries.overview import Overview, overview
from regional.queries.scope import Part
from register.models import Authority, Belonging
from tenants.context import over_region
from tenants.models import Officer
from tests.regional.browsing import HOST, enter, get, page_of, words_of
from tests.regional.makers import UUSIMAA, returned, sent

pytestmark = pytest.mark.checklist("R1")
MINISTRY = "national-tem"
AFTER = date(2026, 6, 2)


@pytest.fixture
def minna(in_may: time_machine.Traveller) -> Client:
    """An official of the ministry."""
    return enter("Minna Ministeri", authority=MINISTRY)


def seen(part: Part, *, on: date = AFTER, authority: str = MINISTRY) -> Overview:
    with over_region():
        return overview(Authority.objects.get(key=authority), part, on=on)


def area_of(code: str, kind: str) -> int:
    with over_region():
        held = Belonging.objects.get(municipality=code, kind=kind, valid_to=None)
        return int(held.area_id)


def national(client: Client, path: str = "", **query: str) -> str:
    answer = client.get(f"/en/region/{MINISTRY}/{path}", query, headers=HOST)
    assert answer.status_code == 200
    return words_of(answer)


def test_a_national_authority_sees_the_whole_country(in_may: time_machine.Traveller) -> None:
    sent("049")
    found = seen(Part())
    assert (found.figures.expected, found.figures.received) == (292, 1)
    assert found.figures.reporting == Rate(1, 292)


def test_the_parts_of_the_country_come_to_the_whole(in_may: time_machine.Traveller) -> None:
    sent("049")
    sent("078")
    with over_region():
        keys = list(Authority.objects.on(AFTER).regional().values_list("key", flat=True))
    parts = [seen(Part(authority=key)).figures for key in keys]
    assert sum(part.expected for part in parts) == 292
    assert sum(part.received for part in parts) == 2
    assert sum(part.missing for part in parts) == seen(Part()).figures.missing


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("region", "region"),
        ("wellbeing_county", "county"),
        ("employment_area", "employment_area"),
    ],
)
def test_an_area_has_figures_of_its_own(
    in_may: time_machine.Traveller, kind: str, name: str
) -> None:
    sent("049")
    area = area_of("049", kind)
    found = seen(Part(**{name: area}))  # type: ignore[arg-type]
    with over_region():
        there = Belonging.objects.filter(area=area, valid_to=None).count()
    assert 0 < found.figures.expected == len(found.rows) == there < 292
    assert found.figures.received == 1


def test_an_areas_figures_and_the_rest_come_to_the_authoritys(
    in_may: time_machine.Traveller,
) -> None:
    sent("049")
    sent("078")
    whole = seen(Part(), authority=UUSIMAA)
    counties = {place.county_id for place in whole.scope.municipalities}
    parts = [seen(Part(county=county), authority=UUSIMAA).figures for county in counties]
    assert len(parts) > 1
    for what in ("expected", "received", "missing", "on_time", "complete", "valid"):
        assert sum(getattr(part, what) for part in parts) == getattr(whole.figures, what), what


def test_a_regional_authority_sees_nothing_of_others(sanna: Client) -> None:
    page = get(sanna, authority="edc-10").content.decode()
    assert len(re.findall(r"<tr data-code", page)) == 26
    assert 'name="authority"' not in page
    lapland = str(area_of("698", "region"))
    assert "<tr data-code" not in get(sanna, region=lapland).content.decode()


def test_on_an_earlier_day_the_borders_of_that_day_hold(in_may: time_machine.Traveller) -> None:
    before = seen(Part(), on=date(2025, 6, 1))
    assert len(before.rows) == 292
    assert seen(Part(authority=UUSIMAA), on=date(2025, 6, 1)).scope.name == "Uusimaa ELY Centre"


def test_the_ministrys_page_tells_of_the_country_and_of_its_parts(minna: Client) -> None:
    sent("049")
    page = national(minna)
    assert "Integration planning: Finland" in page
    assert "292 municipalities" in page
    lapland = national(minna, authority="edc-10")
    assert "Lapland Economic Development Centre" in lapland
    assert "21 municipalities" in lapland


def test_the_ministry_reads_and_answers_nothing(minna: Client) -> None:
    page = page_of(sent("049"))
    assert "Take into review" not in national(minna, page)
    answer = minna.post(f"/en/region/{MINISTRY}/{page}open/", headers=HOST)
    assert answer.status_code == 403


def test_what_cannot_be_understood_is_left_out(sanna: Client) -> None:
    for query in ({"county": "x"}, {"area": "9" * 30}, {"region": "-1"}):
        assert get(sanna, **query).status_code == 200


def test_a_returned_report_is_received_and_not_valid(
    in_may: time_machine.Traveller, pekka: Officer
) -> None:
    returned(sent("049"), by=pekka, correction_due=date(2026, 6, 30))
    sent("078")
    figures = seen(Part(), authority=UUSIMAA).figures
    assert (figures.received, figures.valid, figures.complete, figures.processed) == (2, 1, 2, 0)
