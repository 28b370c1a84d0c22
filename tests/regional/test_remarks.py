"""Remarks beside the places of a report: drafted, handed over, replied to, closed."""

from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from regional.contracts import Subject
from regional.errors import RemarkChanged
from regional.models import Presence, Remark, RemarkKind
from regional.services.presence import note_presence
from regional.services.remarks import write_remark
from tenants.context import inside, over_region
from tenants.models import Officer, Workspace
from tests.regional.browsing import get, page_of, post, words_of
from tests.regional.makers import coverage_of, returned, sent

INDICATORS = Subject("E4", "Element 4")


def write(client: Client, page: str, place: str, **said: str) -> Any:
    return post(client, f"{page}remarks/{place}/", **said)


@pytest.mark.checklist("R2")
def test_a_remark_stands_beside_its_place_and_the_municipality_does_not_see_the_draft(
    sanna: Client, espoo: Workspace
) -> None:
    receipt = sent("049")
    page = page_of(receipt)
    for place in ("E4", "objective-1", "objective-1-measure-1", "whole"):
        assert write(sanna, page, place, must="Name the source.").status_code == 302
    said = words_of(get(sanna, page))
    assert said.count("Name the source.") == 4 and "Draft, Sanna Korhonen" in said
    with inside(espoo):
        assert not Remark.objects.exists()


def test_two_officers_on_one_place_see_both_texts_and_nothing_is_lost(
    sanna: Client, pekka: Officer
) -> None:
    receipt = sent("049")
    page = page_of(receipt)
    with over_region():
        write_remark(
            coverage_of(receipt),
            INDICATORS,
            kind=RemarkKind.MUST,
            text="Pekka's",
            version=0,
            by=pekka,
        )
    answer = write(sanna, page, "E4", must="Sanna's", version_must="0", praise="Clear.")
    assert answer.status_code == 409
    said = answer.content.decode()
    assert (
        "Pekka&#x27;s" in said
        and "Sanna&#x27;s" in said
        and 'name="version_must" value="1"' in said
    )
    again = {"must": "Both", "version_must": "1", "praise": "Clear.", "version_praise": "1"}
    assert write(sanna, page, "E4", **again).status_code == 302
    with over_region():
        texts = dict(Remark.objects.values_list("kind", "text"))
    assert texts["must"] == "Both"


def test_whoever_else_has_the_report_open_is_named(sanna: Client, pekka: Officer) -> None:
    receipt = sent("049")
    page = page_of(receipt)
    assert "Somebody else has this report open" not in words_of(get(sanna, page))
    with over_region():
        note_presence(coverage_of(receipt), by=pekka)
    assert "Pekka Peltola is reviewing it, since 12.00" in words_of(get(sanna, page))
    with over_region():
        assert Presence.objects.count() == 2


def test_what_is_typed_is_kept_until_it_is_saved(sanna: Client) -> None:
    page = page_of(sent("049"))
    place = f"{page}remarks/E4/"
    assert (
        "saved"
        in post(sanna, f"{place}keep/", must="Half a sen", version_must="0").content.decode()
    )
    shown = get(sanna, place).content.decode()
    assert "Half a sen" in shown and "You had unsaved text" in shown
    write(sanna, page, "E4", must="Half a sentence more")
    assert "You had unsaved text" not in get(sanna, place).content.decode()


@pytest.mark.checklist("R2")
def test_a_return_hands_the_remarks_over_and_they_stand(
    sanna: Client, pekka: Officer, espoo: Workspace, hanko: Workspace
) -> None:
    receipt = sent("049")
    page = page_of(receipt)
    write(sanna, page, "objective-1", must="Say from what to what.", praise="A brave aim.")
    form = get(sanna, f"{page}return/").content.decode()
    assert "Say from what to what." in form and "A brave aim." in form
    answer = post(
        sanna,
        f"{page}return/",
        **{"element_objective-1": "Say from what to what.", "correction_due": "30.6.2026"},
    )
    assert answer.status_code == 302
    with inside(espoo):
        assert set(Remark.objects.values_list("subject", "kind")) == {
            ("objective-1", "must"),
            ("objective-1", "praise"),
        }
    with inside(hanko):
        assert not Remark.objects.exists()
    with over_region(), pytest.raises(Exception, match="handed over stands"), transaction.atomic():
        Remark.objects.update(text="Otherwise")
    with inside(espoo), pytest.raises(ProgrammingError), transaction.atomic():
        Remark.objects.update(text="Otherwise")


def test_what_a_colleague_drafts_meanwhile_is_returned_too_and_what_is_taken_out_is_not(
    sanna: Client, pekka: Officer, espoo: Workspace
) -> None:
    receipt = sent("049")
    page = page_of(receipt)
    write(sanna, page, "E4", must="Name the source.")
    write(sanna, page, "E5", must="Who answers?")
    with over_region():
        said = {"kind": RemarkKind.MUST, "version": 0, "by": pekka}
        coverage = coverage_of(receipt)
        write_remark(coverage, Subject("objective-1", "1."), text="From what to what?", **said)  # type: ignore[arg-type]
    fields = {"element_E4": "", "element_E5": "Who answers?", "correction_due": "30.6.2026"}
    assert post(sanna, f"{page}return/", **fields).status_code == 302
    with inside(espoo):
        found = set(Remark.objects.values_list("subject", flat=True))
    assert found == {"E5", "objective-1"}


def test_two_returns_at_once_one_wins_and_the_other_is_told(sanna: Client, pekka: Officer) -> None:
    receipt = sent("049")
    returned(receipt, by=pekka, correction_due=date(2026, 6, 30))
    answer = post(
        sanna,
        f"{page_of(receipt)}return/",
        element_E1="No links at all.",
        correction_due="30.6.2026",
    )
    assert answer.status_code == 409
    assert "No links at all." in answer.content.decode()


def test_a_stale_draft_is_refused_in_the_service_too(sanna: Client, pekka: Officer) -> None:
    coverage = coverage_of(sent("049"))
    said = {"kind": RemarkKind.ADVICE, "by": pekka}
    with over_region():
        write_remark(coverage, INDICATORS, text="One", version=0, **said)  # type: ignore[arg-type]
        with pytest.raises(RemarkChanged):
            write_remark(coverage, INDICATORS, text="Two", version=0, **said)  # type: ignore[arg-type]
        assert write_remark(coverage, INDICATORS, text="", version=1, **said) is None  # type: ignore[arg-type]
        assert not Remark.objects.exists()
