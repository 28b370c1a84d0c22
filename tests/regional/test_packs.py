"""A pack counts what reports say, names them sentence by sentence, and stays as it was when it was issued."""

import io
from datetime import date
from typing import Any

import docx
import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.documents import fingerprint
from regional.contracts import Assessment, TargetGroupPart
from regional.models import Pack
from regional.packs.content import content_of
from regional.packs.errors import DayToCome, PackChanged, PackIssued, TextChanged
from regional.packs.services import begin_pack, issue_pack, write_text
from tenants.context import over_region
from tenants.models import Officer
from tests.regional.browsing import get, post, words_of
from tests.regional.makers import at, make_objective, sent

DAY = date(2026, 5, 4)
ASSESSED = (
    "Objectives in the reports: 3. By the municipalities' own assessment 0 are reached, 0 partly reached"
    " and 2 behind; 1 are not assessed."
)


@pytest.fixture
def pack(pekka: Officer) -> Pack:
    """A pack of Uusimaa on a day on which Espoo and Hanko had reported, and Kirkkonummi had not."""
    behind = make_objective(assessment=Assessment.BEHIND)
    sent("049", objectives=(behind, make_objective(number="2", assessment=None)))
    sent("078", objectives=(behind,))
    with over_region():
        return begin_pack(title="Spring", on=DAY, language="en", area=None, by=pekka)


def content(pack: Pack) -> dict[str, Any]:
    with over_region():
        row = Pack.objects.select_related("authority", "area").get(pk=pack.pk)
        return content_of(row)


def chapter(pack: Pack, place: str) -> dict[str, Any]:
    [found] = [each for each in content(pack)["chapters"] if each["place"] == place]
    return dict(found)


def sentences(pack: Pack, place: str) -> list[tuple[str, list[int]]]:
    return [(each["text"], each["sources"]) for each in chapter(pack, place)["sentences"]]


@pytest.mark.checklist("R9")
def test_each_counted_sentence_names_its_reports(pack: Pack) -> None:
    [first, missing] = sentences(pack, "received")
    assert first == ("2 of the 26 municipalities of the area have reported.", [1, 2])
    assert "Kirkkonummi" in missing[0]
    assert missing[1] == []
    assert sentences(pack, "goals") == [
        (
            ASSESSED,
            [1, 2],
        )
    ]
    assert sentences(pack, "obstacles") == [
        ("No suitable housing: named in 2 of 2 reports.", [1, 2])
    ]
    assert sentences(pack, "groups") == [
        ("Older people: no measure in 2 of the 2 reports that tell of groups.", [1, 2])
    ]
    named = {
        number
        for each in content(pack)["chapters"]
        for one in each["sentences"]
        for number in one["sources"]
    }
    assert named == {source["number"] for source in content(pack)["sources"]}


def test_what_several_say_is_asked_of_all_and_what_one_says_is_not(
    pekka: Officer, pack: Pack
) -> None:
    assert [words for words, _numbers in sentences(pack, "discussion")] == [
        "What would help with this: No suitable housing?",
        "By whom is this group served: Older people?",
        "More objectives are behind than reached on this theme: Employment. What holds them back?",
    ]


def test_what_one_report_says_is_not_asked_of_all(pekka: Officer) -> None:
    sent("049")
    served = (TargetGroupPart(code="older_people", name="Older people", measures=1),)
    sent("078", obstacles=(), target_groups=served)
    with over_region():
        pack = begin_pack(title="Spring", on=DAY, language="en", area=None, by=pekka)

    assert len(sentences(pack, "obstacles")) == 1
    assert sentences(pack, "discussion") == []


def test_themes_named_in_two_languages_are_counted_as_one(pekka: Officer) -> None:
    sent("049")
    sent("078", language="sv", objectives=(make_objective(theme_name="Sysselsättning"),))
    with over_region():
        pack = begin_pack(title="Kevät", on=DAY, language="fi", area=None, by=pekka)

    [row] = chapter(pack, "goals")["rows"]["rows"]
    assert (row["cells"][:2], row["sources"]) == (["Työllisyys", "2"], [1, 2])


def test_the_day_decides_what_is_counted(pekka: Officer, pack: Pack) -> None:
    with over_region():
        before = begin_pack(title="Before", on=date(2026, 5, 3), language="en", area=None, by=pekka)
    with at(2026, 5, 20):
        sent("257")

    assert content(before)["sources"] == []
    assert len(content(pack)["sources"]) == 2


def test_a_day_to_come_is_refused(pekka: Officer) -> None:
    with over_region(), pytest.raises(DayToCome):
        begin_pack(title="X", on=date(2026, 5, 5), language="en", area=None, by=pekka)

    with over_region():
        assert not Pack.objects.exists()


@pytest.mark.checklist("R9")
def test_what_is_issued_stays_whatever_is_sent_later(pekka: Officer, pack: Pack) -> None:
    with over_region():
        write_text(pack, "opening", "Dear **all**", version=0, by=pekka)
        issued = issue_pack(pack, version=2, by=pekka)
        before = content(pack)
    sent("257")

    assert issued.number == 1
    assert content(pack) == before
    assert fingerprint(content(pack)) == issued.content_hash
    with over_region(), pytest.raises(PackIssued):
        write_text(pack, "opening", "Changed", version=1, by=pekka)


def test_packs_are_numbered_one_after_the_other(pekka: Officer, pack: Pack) -> None:
    with over_region():
        other = begin_pack(title="Other", on=DAY, language="fi", area=None, by=pekka)
        numbers = [issue_pack(each, version=1, by=pekka).number for each in (other, pack)]

    assert numbers == [1, 2]


def test_who_did_not_see_the_newest_text_does_not_issue(pekka: Officer, pack: Pack) -> None:
    with over_region():
        write_text(pack, "opening", "Theirs", version=0, by=pekka)
        with pytest.raises(PackChanged):
            issue_pack(pack, version=1, by=pekka)
        with pytest.raises(TextChanged):
            write_text(pack, "opening", "Mine", version=0, by=pekka)
        write_text(pack, "closing", "Another place", version=0, by=pekka)

    assert chapter(pack, "opening")["own"] == "Theirs"


def test_two_who_write_at_one_place_see_both_texts(
    sanna: Client, pekka: Officer, pack: Pack
) -> None:
    with over_region():
        write_text(pack, "opening", "Theirs", version=0, by=pekka)
    path = f"packs/{pack.pk}/texts/opening/"
    conflict = post(sanna, path, version="0", text="Mine")

    assert conflict.status_code == 409
    assert "Theirs" in words_of(conflict)
    assert "Mine" in conflict.content.decode()
    assert post(sanna, path, version="1", text="Both").status_code == 302
    assert chapter(pack, "opening")["own"] == "Both"


def test_a_pack_is_begun_written_and_issued_on_pages(sanna: Client, pack: Pack) -> None:
    begun = post(sanna, "packs/new/", title="Summer", on="4.5.2026", area="", language="fi")
    with over_region():
        made = Pack.objects.get(title="Summer")
    assert begun["Location"].endswith(f"packs/{made.pk}/")
    assert post(sanna, "packs/new/", title="X", on="4.5.2027", language="fi").status_code == 422
    assert post(sanna, f"packs/{made.pk}/issue/", version="1").status_code == 302
    page = words_of(get(sanna, f"packs/{made.pk}/"))
    assert "Issued, number 1" in page
    assert "Discard" not in page
    assert "Summer" in words_of(get(sanna, "packs/"))
    assert post(sanna, f"packs/{pack.pk}/discard/", version="1").status_code == 302
    with over_region():
        assert not Pack.objects.filter(pk=pack.pk).exists()


def test_an_employment_area_has_a_pack_of_its_own(sanna: Client, pack: Pack) -> None:
    page = get(sanna, "packs/new/").content.decode()
    key = page.split("Raseborg")[0].rsplit('value="', 1)[1].split('"')[0]
    post(sanna, "packs/new/", title="West", on="4.5.2026", area=key, language="fi")
    with over_region():
        west = Pack.objects.select_related("area").get(title="West")

    assert content(west)["area"] == "Hanko-Inkoo-Raasepori"
    assert [source["places"] for source in content(west)["sources"]] == ["Hanko"]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_pack_is_handed_out_with_links_to_its_reports(
    form: str, sanna: Client, pack: Pack
) -> None:
    answer = get(sanna, f"packs/{pack.pk}/pack.{form}")

    if form == "pdf":
        with pikepdf.open(io.BytesIO(answer.content)) as pdf:
            links = [each for page in pdf.pages for each in page.get("/Annots", [])]
            assert len(links) >= 10
    else:
        body = docx.Document(io.BytesIO(answer.content)).element.xml
        assert body.count("w:hyperlink ") >= 10
        assert "a_report_1" in body


def test_the_same_number_of_queries_for_one_report_and_for_three(
    pekka: Officer, pack: Pack
) -> None:
    def counted() -> int:
        with over_region(), CaptureQueriesContext(connection) as found:
            content_of(Pack.objects.select_related("authority", "area").get(pk=pack.pk))
        return len(found)

    two = counted()
    sent("257")
    assert counted() == two


def test_another_authority_finds_no_pack(stranger: Client, pack: Pack) -> None:
    with over_region():
        key = Pack.objects.get().pk
    answer = stranger.get(f"/en/region/edc-10/packs/{key}/", headers={"host": "kotopolku.test"})

    assert answer.status_code == 404
