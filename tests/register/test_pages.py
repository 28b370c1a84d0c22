"""The page that finds a municipality or an authority, as anybody sees it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db

HOST = "kotopolku.test"


@pytest.fixture(autouse=True)
def _in_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-01 09:00 +0300", tick=False):
        yield


def get(client: Client, address: str) -> Any:
    return client.get(address, headers={"host": HOST})


def words_of(response: Any) -> str:
    """Return what the page says, as one line."""
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.checklist("R10")
def test_the_old_name_leads_to_the_new_authority(client: Client) -> None:
    page = words_of(get(client, "/en/find/?q=Pirkanmaan+ELY"))

    assert "ELY Centre (since 2026: Economic Development Centre)" in page
    assert "Inland Finland Economic Development Centre" in page
    assert "Took over the work of: Häme ELY Centre , Pirkanmaa ELY Centre" in page


def test_a_municipality_is_shown_with_its_authority_and_areas(client: Client) -> None:
    page = words_of(get(client, "/sv/find/?q=Esbo"))

    for name in (
        "Nylands livskraftscentral",
        "Västra Nylands välfärdsområde",
        "Esbo-Grankulla",
        "Nyland",
    ):
        assert name in page


@pytest.mark.checklist("R10")
def test_a_day_may_be_chosen(client: Client) -> None:
    page = words_of(get(client, "/en/find/?q=Tampere&on=2025-12-31"))

    assert "Pirkanmaa ELY Centre" in page
    assert "Inland Finland" not in page.split("Municipalities", 1)[1]


def test_a_merged_municipality_is_named_under_its_successor(client: Client) -> None:
    page = words_of(get(client, "/en/find/?q=Pertunmaa"))

    assert "Mäntyharju 507 with Pertunmaa, merged on 1 Jan 2025" in page


def test_aland_is_said_to_be_outside(client: Client) -> None:
    page = words_of(get(client, "/en/find/?q=Mariehamn"))

    assert "Åland has legislation of its own" in page


def test_a_long_list_has_pages(client: Client) -> None:
    first = words_of(get(client, "/fi/find/"))
    last = words_of(get(client, "/fi/find/?page=13"))

    assert "Akaa" in first and "Äänekoski" not in first
    assert "Äänekoski" in last


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", "1e9"])
def test_a_page_that_is_not_there_is_the_nearest(client: Client, page: str) -> None:
    assert get(client, f"/en/find/?page={page}").status_code == 200


def test_nothing_found_says_what_to_do(client: Client) -> None:
    page = words_of(get(client, "/en/find/?q=Kööpenhamina"))

    assert "Nothing was found" in page
    assert "Show all municipalities" in page


@pytest.mark.parametrize(
    "asked",
    ["on=31.2.2026", "on=20226-01-01", "on=yesterday", "q=" + "x" * 101, "q=%00"],
)
def test_a_bad_question_is_explained(client: Client, asked: str) -> None:
    response = get(client, f"/en/find/?{asked}")

    assert response.status_code == 200
    assert "errsum" in response.content.decode()


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "😀", "مدينة", "' OR 1=1 --"])
def test_a_strange_name_is_only_a_name(client: Client, name: str) -> None:
    response = client.get("/en/find/", {"q": name}, headers={"host": HOST})

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_an_authority_has_a_page(client: Client) -> None:
    page = words_of(get(client, "/en/authorities/edc-06/"))

    assert "Eastern Finland Economic Development Centre" in page
    assert "Offices: Kuopio, Mikkeli, Joensuu" in page
    assert "43 municipalities, on 1 June 2026" in page


@pytest.mark.checklist("R10")
def test_an_authority_that_has_ended_is_shown_on_its_last_day(client: Client) -> None:
    page = words_of(get(client, "/en/authorities/ely-04/"))

    assert "From 1 January 2010 to 31 December 2025" in page
    assert "Its work was taken over by:" in page
    assert "21 municipalities, on 31 December 2025" in page


def test_an_authority_that_never_was_is_not_found(client: Client) -> None:
    assert get(client, "/en/authorities/ely-99/").status_code == 404


def test_the_sources_are_named(client: Client) -> None:
    page = words_of(get(client, "/en/find/"))

    for source in ("Statistics Finland", "National Land Survey of Finland", "Finlex"):
        assert f"Source: {source}, CC BY 4.0" in page


def test_the_page_takes_as_many_statements_for_one_as_for_three(client: Client) -> None:
    get(client, "/en/find/")  # whatever is asked once
    counts = []
    for name in ("Kauniainen", "joki"):
        with CaptureQueriesContext(connection) as statements:
            get(client, f"/en/find/?q={name}")
        counts.append(len(statements))

    assert counts[0] == counts[1]
