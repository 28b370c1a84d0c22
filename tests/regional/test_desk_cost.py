"""A page of the desk asks the database as often for three as for one."""

from collections.abc import Callable
from dataclasses import replace

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regional.contracts import Subject, read_report, subjects_of
from regional.models import Coverage, RemarkKind
from regional.services.remarks import write_remark
from regional.services.review import ask_for_reply
from tenants.context import over_region
from tenants.models import Officer
from tests.regional.browsing import get, page_of
from tests.regional.makers import coverage_of, sent
from tests.regional.test_advice import GROUP, asked


def cost(client: Client, path: str, **query: str) -> int:
    with CaptureQueriesContext(connection) as asked_for:
        assert get(client, path, **query).status_code == 200
    return len(asked_for)


def test_the_inbox_costs_the_same(sanna: Client) -> None:
    sent("049")
    get(sanna, "reports/")
    one = cost(sanna, "reports/")
    sent("078")
    sent("257")
    assert cost(sanna, "reports/") == one


def test_the_advice_desk_costs_the_same(sanna: Client) -> None:
    key = asked()
    get(sanna, "advice/")
    one = cost(sanna, "advice/")
    for number in range(2):
        asked(replace(GROUP, title=f"Another {number}"))
    assert cost(sanna, "advice/") == one
    assert cost(sanna, f"advice/{key}/") == cost(sanna, f"advice/{key}/")


def test_a_report_costs_the_same_with_one_remark_and_with_three(
    sanna: Client, pekka: Officer
) -> None:
    receipt = sent("049")
    coverage = coverage_of(receipt)
    places = subjects_of(read_report(coverage.report.document))
    draft = _drafting(coverage_of(receipt), pekka)
    draft(places[0])
    get(sanna, page_of(receipt))
    one = cost(sanna, page_of(receipt))
    draft(places[1])
    draft(places[2])
    assert cost(sanna, page_of(receipt)) == one
    with over_region():
        ask_for_reply(coverage, by=pekka)
    handed_over = cost(sanna, page_of(receipt))
    assert handed_over <= one + 3


def _drafting(coverage: Coverage, by: Officer) -> Callable[[Subject], object]:
    def draft(place: Subject) -> object:
        with over_region():
            return write_remark(
                coverage,
                place,
                kind=RemarkKind.ADVICE,
                text="More.",
                version=0,
                by=by,
            )

    return draft
