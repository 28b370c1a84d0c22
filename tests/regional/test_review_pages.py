"""What arrived, and the answer to it, on the authority's pages."""

import hashlib
from datetime import date

import pytest
from django.test import Client

from regional.models import AccessEvent, ReviewEvent
from tenants.context import over_region
from tenants.models import Officer
from tests.regional.browsing import again, get, page_of, post, words_of
from tests.regional.makers import (
    at,
    processed,
    returned,
    sent,
)


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
        "Employment rose; more homes are needed",
        "Wellbeing Committee",
        "m049:1",
    ):
        assert words in page, words
    assert receipt.content_hash[:4] in page


def test_taking_a_report_along_as_a_file_is_noted_as_an_opening(sanna: Client) -> None:
    receipt = sent("049")
    assert get(sanna, f"{page_of(receipt)}report.docx").status_code == 200
    with over_region():
        assert [event.by_name for event in AccessEvent.objects.all()] == ["Sanna Korhonen"]


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
