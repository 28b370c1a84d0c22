"""Who has reported and who has not, as the authority's pages show it."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regional.contracts import MilestonePart, Signal
from regional.inbox import send_signal
from tenants.context import inside
from tenants.models import Officer, Workspace
from tests.regional.browsing import HOST, again, get, page_of, words_of
from tests.regional.makers import (
    UUSIMAA,
    at,
    changed,
    make_report,
    opened,
    processed,
    sent,
)


@pytest.mark.checklist("R1")
def test_the_overview_shows_figures_with_their_denominators(sanna: Client, pekka: Officer) -> None:
    processed(sent("049"), by=pekka)
    sent("078")
    with at(2026, 6, 2, 12):
        again(sanna)
        page = words_of(get(sanna))
    assert "2 reports of 26 have been received. 24 are late." in page
    assert "Received 2 of 26 expected (8 %); 2 on time" in page.replace("\xa0", " ")
    assert "Reporting rate 2/26 8" in page
    assert "Processed 1 of 2 received (50 %)" in page.replace("\xa0", " ")


@pytest.mark.checklist("R1")
def test_a_share_of_nothing_is_a_dash(sanna: Client) -> None:
    assert "Reporting rate 0/0 –" in words_of(get(sanna))


@pytest.mark.checklist("R1")
def test_a_municipality_has_its_status_due_day_and_planning(
    sanna: Client, espoo: Workspace
) -> None:
    signal = Signal(phase=5, coordinator_named=True, group_named=False)
    with inside(espoo):
        send_signal(signal, municipality="049")
    page = get(sanna).content.decode()
    row = page.split('<tr data-code="049">')[1].split("</tr>")[0]
    said = " ".join(re.sub(r"<[^>]+>", " ", row).split())
    assert said.startswith("Espoo 3")
    assert said.endswith("residents Due soon 1 Jun 2026 5/8 –")


def test_the_map_and_the_table_name_the_same_municipalities(sanna: Client) -> None:
    page = get(sanna).content.decode()
    drawn = page.split('class="map', 1)[1].split("</svg>")[0]
    codes = set(re.findall(r'data-code="(\d+)"', drawn))
    assert codes == set(re.findall(r'<tr data-code="(\d+)"', page))
    assert len(codes) == 26


@pytest.mark.checklist("R10")
def test_the_past_is_shown_as_it_was_known(sanna: Client) -> None:
    sent("049")
    page = words_of(get(sanna, on="2.12.2025"))
    assert "Uusimaa ELY Centre, 2 December 2025" in page
    assert "You see what was known on 2 December 2025" in page
    assert "No report was expected by then." in page


def test_a_day_that_is_no_day_is_said_and_the_page_stays(sanna: Client) -> None:
    answer = get(sanna, on="31.2.2026")
    assert answer.status_code == 200
    assert "error" in answer.content.decode()
    assert "4 May 2026" in words_of(answer)


def test_before_the_register_begins_there_is_nothing(sanna: Client) -> None:
    assert "The authority had no municipalities on that day" in words_of(get(sanna, on="1.1.1990"))


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ({"q": "han"}, "Hanko", "Espoo"),
        ({"status": "received"}, "Espoo", "Hanko"),
        ({"status": "due_soon"}, "Hanko", "Espoo"),
        ({"size": "xl"}, "Espoo", "Hanko"),
        ({"size": "m"}, "Hyvinkää", "Espoo"),
    ],
)
def test_filters_narrow_the_list_down(
    sanna: Client, query: dict[str, str], there: str, gone: str
) -> None:
    sent("049")
    page = get(sanna, **query).content.decode().split('id="list"')[1]
    if there == "Hyvinkää":  # 47,000 residents: not among the middling ones
        assert there not in page
    else:
        assert there in page
    assert gone not in page


def test_a_county_and_an_employment_area_narrow_the_list_down(sanna: Client) -> None:
    page = get(sanna).content.decode()
    for name in ("county", "area"):
        options = page.split(f'name="{name}"')[1].split("</select>")[0]
        value, _words = re.findall(r'<option value="(\d+)">([^<]+)', options)[0]
        rows = get(sanna, **{name: value}).content.decode().count("<tr data-code")
        assert 0 < rows < 26


def test_nothing_that_matches_is_said_in_words(sanna: Client) -> None:
    assert "No municipality matches" in words_of(get(sanna, status="processed"))


def test_the_table_can_be_put_in_order(sanna: Client) -> None:
    sent("078")
    for sort, first in (("-status", "078"), ("-name", "927"), ("name", "018")):
        page = get(sanna, sort=sort).content.decode()
        assert re.findall(r'<tr data-code="(\d+)"', page)[0] == first, sort


def test_who_is_exempt_is_listed_apart(sanna: Client) -> None:
    changed("049", "exemption", reason="Reports with its neighbours.")
    page = words_of(get(sanna, status="exempt"))
    assert "1 municipality" in page and "Espoo" in page


def statements(client: Client, path: str = "") -> int:
    get(client, path)  # fills the cache of the map's cells
    with CaptureQueriesContext(connection) as asked:
        assert get(client, path).status_code == 200
    return len(asked)


def test_the_overview_asks_as_often_whatever_has_arrived(sanna: Client, pekka: Officer) -> None:
    before = statements(sanna)
    for code in ("049", "078", "257"):
        processed(sent(code), by=pekka)
    assert statements(sanna) == before


def test_the_inbox_asks_as_often_for_one_report_as_for_three(sanna: Client, pekka: Officer) -> None:
    opened(sent("049"), by=pekka)
    before = statements(sanna, "reports/")
    for code in ("078", "257"):
        processed(sent(code), by=pekka)
    assert statements(sanna, "reports/") == before


@pytest.mark.checklist("R1")
def test_a_municipalitys_page_tells_of_its_planning_and_its_reports(
    sanna: Client, espoo: Workspace
) -> None:
    milestone = MilestonePart(title="Council", due_on=date(2026, 12, 14))
    signal = Signal(phase=5, coordinator_named=True, group_named=False, milestones=(milestone,))
    with inside(espoo):
        send_signal(signal, municipality="049")
    receipt = sent("049")
    page = words_of(get(sanna, "municipalities/049/"))
    for words in (receipt.reference, "5/8", "not set up yet", "14 December 2026", "on time"):
        assert words in page, words


def test_a_municipality_of_another_area_is_not_there(sanna: Client) -> None:
    assert get(sanna, "municipalities/698/").status_code == 404


def test_a_report_in_another_language_is_read_with_the_pages_own_headings(sanna: Client) -> None:
    receipt = sent("078", language="sv", names=make_report("078").names)
    page = sanna.get(f"/fi/region/{UUSIMAA}/{page_of(receipt)}", headers=HOST).content.decode()
    assert 'lang="sv"' in page
