"""Who may enter an authority's pages, and do what there."""

import time_machine
from django.test import Client

from regional.models import Coverage, ReviewEvent
from tenants.context import over_region
from tests.regional.browsing import HOST, get, page_of, post, words_of
from tests.regional.makers import (
    sent,
)


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
