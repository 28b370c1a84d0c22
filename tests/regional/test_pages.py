"""The pages of an authority: who has reported, what arrived, and the answer to it."""

import hashlib
import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from regional.contracts import MilestonePart, Signal
from regional.inbox import send_signal
from regional.models import Coverage, ReviewEvent
from tenants.context import at_front_door, inside, over_region
from tenants.models import Officer, Workspace
from tests.makers import make_user, with_factor
from tests.regional.makers import (
    UUSIMAA,
    at,
    changed,
    coverage_of,
    make_officer,
    make_report,
    opened,
    processed,
    returned,
    sent,
)

HOST = {"host": "kotopolku.test"}
ROOT = f"/en/region/{UUSIMAA}/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def enter(name: str, *, authority: str = UUSIMAA, role: str = Officer.Role.OFFICER) -> Client:
    user = make_user(name)
    make_officer(user, authority=authority, role=role)
    with_factor(user)
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def again(client: Client, name: str = "Sanna Korhonen") -> None:
    """Sign in once more, days later."""
    with at_front_door():
        client.force_login(User.objects.get(name=name), backend=BACKEND)


@pytest.fixture
def sanna(in_may: time_machine.Traveller) -> Client:
    """An officer of Uusimaa."""
    return enter("Sanna Korhonen")


@pytest.fixture
def reader(in_may: time_machine.Traveller) -> Client:
    """A reader at Uusimaa."""
    return enter("Risto Lukija", role=Officer.Role.READER)


@pytest.fixture
def stranger(in_may: time_machine.Traveller) -> Client:
    """An officer of Lapland."""
    return enter("Lars Lappi", authority="edc-10")


@pytest.fixture
def pekka(in_may: time_machine.Traveller) -> Officer:
    """Another officer of Uusimaa, who acts through the services."""
    return make_officer(make_user("Pekka Peltola"))


def get(client: Client, path: str = "", **query: str) -> Any:
    return client.get(ROOT + path, query_params=query, headers=HOST)


def post(client: Client, path: str, **data: str) -> Any:
    return client.post(ROOT + path, data, headers=HOST)


def words_of(response: Any) -> str:
    """Return what the page says, as one line."""
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def page_of(receipt: Any) -> str:
    return f"reports/{coverage_of(receipt).pk}/"


# -- the overview


@pytest.mark.checklist("R1")
def test_the_overview_shows_figures_with_their_denominators(sanna: Client, pekka: Officer) -> None:
    processed(sent("049"), by=pekka)
    sent("078")
    with at(2026, 6, 2, 12):
        again(sanna)
        page = words_of(get(sanna))
    assert "2 reports of 26 have been received. 24 are late." in page
    assert "Received 2 of 26 expected; 2 on time" in page
    assert "Reporting rate 2/26 8" in page
    assert "Processed 1 of 2 received; 2 complete" in page


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


# -- the inbox and the document


@pytest.mark.checklist("R2")
def test_the_inbox_lists_what_arrived_and_says_what_waits(sanna: Client, pekka: Officer) -> None:
    assert "No report has arrived yet" in words_of(get(sanna, "reports/"))
    first = sent("049")
    processed(sent("078"), by=pekka)
    page = get(sanna, "reports/")
    assert first.reference in words_of(page)
    assert "1<span" in page.content.decode().split('class="count">')[1]
    assert "Hanko" not in words_of(get(sanna, "reports/", state="awaiting"))
    assert "Espoo" not in words_of(get(sanna, "reports/", state="processed"))
    assert "Espoo" in words_of(get(sanna, "reports/", q=first.reference.lower()))
    assert "No report matches" in words_of(get(sanna, "reports/", q="zzz"))


@pytest.mark.checklist("R2", "R8")
def test_a_received_document_can_be_read_in_full(sanna: Client) -> None:
    receipt = sent("049")
    page = words_of(get(sanna, page_of(receipt)))
    for words in (
        receipt.reference,
        "Aino Virtanen",
        "Uusimaa Economic Development Centre",
        "The employment gap narrows",
        "Workplace Finnish",
        "Statistics Finland, employment statistics",
        "57.9",
        "Employment rose; housing needs more work.",
        "Wellbeing Committee",
        "m049:1",
    ):
        assert words in page, words
    assert receipt.content_hash[:4] in page


@pytest.mark.checklist("R8")
def test_the_document_can_be_taken_along_and_its_hash_counted_again(sanna: Client) -> None:
    receipt = sent("049")
    kept = get(sanna, f"{page_of(receipt)}document.json")
    assert hashlib.sha256(kept.content).hexdigest() == receipt.content_hash


def test_markup_in_a_report_is_shown_as_it_was_written(sanna: Client) -> None:
    bad = "<script>alert(1)</script> مرحبا 🌍 =1+1"
    page = get(sanna, page_of(sent("049", summary=bad))).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; مرحبا 🌍 =1+1" in page


@pytest.mark.checklist("R2")
def test_a_report_is_taken_into_review_returned_completed_and_processed(sanna: Client) -> None:
    first = sent("049")
    page = page_of(first)
    assert post(sanna, f"{page}open/").status_code == 302
    assert "Being read" in words_of(get(sanna, page))
    answer = post(
        sanna,
        f"{page}return/",
        element_E4="Objective 2 has no indicator.",
        correction_due="30.6.2026",
    )
    assert answer.status_code == 302
    said = words_of(get(sanna, page))
    assert "Objective 2 has no indicator." in said
    assert "To be completed by 30 June 2026" in said
    with at(2026, 5, 20, 12):
        again(sanna)
        second = sent("049", summary="Completed.")
        assert "A newer revision has arrived" in words_of(get(sanna, page))
        newest = page_of(second)
        assert post(sanna, f"{newest}process/", feedback="**Well** done.").status_code == 302
        said = words_of(get(sanna, newest))
    assert "Well done." in said and "Revision 1" in said
    with over_region():
        kinds = ReviewEvent.objects.order_by("at", "number").values_list("kind", flat=True)
        assert list(kinds) == ["opened", "returned", "processed"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"correction_due": "30.6.2026"}, "Say what has to be completed"),
        ({"element_E1": "No links.", "correction_due": "4.5.2026"}, "must be after today"),
        ({"element_E1": "No links.", "correction_due": "soon"}, "No links."),
        ({"element_E1": "No links."}, "No links."),
    ],
)
def test_a_return_without_reasons_or_a_deadline_keeps_what_was_written(
    sanna: Client, data: dict[str, str], words: str
) -> None:
    answer = post(sanna, f"{page_of(sent('049'))}return/", **data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with over_region():
        assert not ReviewEvent.objects.exists()


def test_an_answer_without_words_is_refused(sanna: Client) -> None:
    answer = post(sanna, f"{page_of(sent('049'))}process/", feedback="  ")
    assert answer.status_code == 422


def test_two_officers_at_once_are_told_and_nothing_is_lost(sanna: Client, pekka: Officer) -> None:
    receipt = sent("049")
    returned(receipt, by=pekka, correction_due=date(2026, 6, 30))
    answer = post(sanna, f"{page_of(receipt)}process/", feedback="A long answer.")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Returned" in page and "A long answer." in page


def test_an_old_revision_is_not_reviewed(sanna: Client, pekka: Officer) -> None:
    first = sent("049")
    returned(first, by=pekka, correction_due=date(2026, 6, 30))
    with at(2026, 5, 20, 12):
        again(sanna)
        sent("049", summary="Completed.")
        answer = post(sanna, f"{page_of(first)}process/", feedback="Late thoughts.")
    assert answer.status_code == 409
    assert "newer revision" in answer.content.decode()


def test_what_was_processed_can_be_opened_again(sanna: Client, pekka: Officer) -> None:
    receipt = sent("049")
    processed(receipt, by=pekka)
    assert "Open again" in words_of(get(sanna, page_of(receipt)))
    post(sanna, f"{page_of(receipt)}reopen/")
    assert "Give feedback" in words_of(get(sanna, page_of(receipt)))


# -- who may


def test_a_reader_reads_and_does_nothing(reader: Client) -> None:
    page = page_of(sent("049"))
    assert "Take into review" not in words_of(get(reader, page))
    for path in ("", "reports/", page, "municipalities/049/", "municipalities.csv"):
        assert get(reader, path).status_code == 200
    for path in ("open/", "return/", "process/", "reopen/"):
        assert post(reader, page + path, feedback="x").status_code == 403
    with over_region():
        assert not ReviewEvent.objects.exists()


def test_an_officer_of_another_authority_enters_no_page(stranger: Client) -> None:
    page = page_of(sent("049"))
    paths = ["", "reports/", "municipalities/049/", "municipalities.csv", "municipalities.xlsx"]
    for path in [*paths, page, f"{page}document.json", f"{page}return/", f"{page}process/"]:
        assert get(stranger, path).status_code == 403, path
    for path in ("open/", "return/", "process/", "reopen/"):
        assert post(stranger, page + path, feedback="x").status_code == 403


def test_another_authoritys_report_is_not_there_under_ones_own_address(stranger: Client) -> None:
    own = "/en/region/edc-10/"
    page = page_of(sent("049"))
    for path in (page, f"{page}document.json", f"{page}return/", "municipalities/049/"):
        assert stranger.get(own + path, headers=HOST).status_code == 404, path
    for path in ("open/", "return/", "process/", "reopen/"):
        answer = stranger.post(own + page + path, {"feedback": "x"}, headers=HOST)
        assert answer.status_code == 404
    assert "Espoo" not in stranger.get(own, headers=HOST).content.decode()
    assert "No report has arrived yet" in words_of(stranger.get(f"{own}reports/", headers=HOST))
    with over_region():
        assert Coverage.objects.count() == 1  # the role itself sees every row
        assert not ReviewEvent.objects.exists()


def test_nobody_enters_without_signing_in(client: Client, in_may: time_machine.Traveller) -> None:
    assert get(client).status_code == 302


# -- one municipality


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
