"""Published facts: for everybody, the same for good."""

import csv
import io
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client

from core.days import DAY
from regional import tasks
from regional.models import Publication
from regional.services.publications import publish, publish_what_is_missing
from tenants.context import at_front_door, over_region
from tests.regional.browsing import HOST, words_of
from tests.regional.makers import at, changed, make_objective, sent
from tests.regional.test_coverage import WORK

pytestmark = pytest.mark.checklist("R9")
APRIL = date(2026, 4, 30)
FILE = "/open-data/reporting/2026-05-04"


def asked(path: str, **headers: str) -> Any:
    return Client().get(path, headers=HOST | headers)


@pytest.fixture
def published(in_may: time_machine.Traveller) -> None:
    sent("049", objectives=(make_objective(goals=(WORK,)),))
    with over_region():
        assert publish(date(2026, 5, 4))


def test_anybody_reads_the_state_of_each_municipality(published: None) -> None:
    answer = asked(f"{FILE}.json")
    assert answer.status_code == 200
    said = answer.json()
    assert (said["on"], len(said["rows"])) == ("2026-05-04", 292)
    espoo = next(row for row in said["rows"] if row["code"] == "049")
    assert (espoo["state"], espoo["name_sv"]) == ("received", "Esbo")
    assert (espoo["due_on"], espoo["received_on"], espoo["on_time"]) == (
        "2026-06-01",
        "2026-05-04",
        True,
    )


def test_the_same_stands_in_the_csv(published: None) -> None:
    text = asked(f"{FILE}.csv").content.decode("utf-8-sig")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    assert len(rows) == 292
    assert (rows["049"]["state"], rows["049"]["on_time"]) == ("received", "true")
    assert (rows["078"]["state"], rows["078"]["received_on"]) == ("open", "")


def test_goals_and_themes_are_counted(published: None) -> None:
    rows = asked("/open-data/contents/2026-05-04.json").json()["rows"]
    goal = next(row for row in rows if row["key"] == WORK.goal)
    assert (goal["kind"], goal["municipalities"], goal["of"], goal["objectives"]) == (
        "goal",
        1,
        1,
        1,
    )
    assert next(row for row in rows if row["key"] == "employment")["municipalities"] == 1


def test_no_text_and_no_person_is_published(published: None) -> None:
    everything = "".join(
        asked(f"/open-data/{name}/2026-05-04.json").content.decode()
        for name in ("reporting", "contents")
    )
    for word in ("Aino", "Workplace Finnish", "Employment rose", "KP-2026"):
        assert word not in everything


def test_a_file_is_kept_by_caches_and_asked_again_for_nothing(published: None) -> None:
    first = asked(f"{FILE}.json")
    assert "public" in first["Cache-Control"] and "max-age=31536000" in first["Cache-Control"]
    assert first["Access-Control-Allow-Origin"] == "*"
    assert "Cookie" not in first.get("Vary", "") and not first.cookies
    again = asked(f"{FILE}.json", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert asked(f"{FILE}.csv")["ETag"] != first["ETag"]


def test_what_was_published_stays_whatever_happens_later(published: None) -> None:
    before = asked(f"{FILE}.json").content
    with at(2026, 5, 10, 12):
        sent("078")
        changed("257", "exemption", on=date(2026, 5, 1))
        with over_region():
            assert not publish(date(2026, 5, 4))
        assert asked(f"{FILE}.json").content == before
    with over_region(), pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.update(content_hash="0" * 64)


def test_the_front_door_publishes_nothing(published: None) -> None:
    with at_front_door():
        assert Publication.objects.count() == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            Publication.objects.create(
                on=APRIL,
                published_at="2026-05-04T12:00:00Z",
                document={},
                content_hash="0" * 64,
            )


def test_each_months_end_is_published_once(in_may: time_machine.Traveller) -> None:
    tasks.publish_figures.apply(headers={"place": "front"}).get()
    with over_region():
        days = list(Publication.objects.values_list("on", flat=True))
        assert days[0] == APRIL
        assert len(days) == len(set(days)) > 1
        assert publish_what_is_missing() == []
        assert all((day + DAY).day == 1 for day in days)
    assert asked("/open-data/reporting/latest.csv")["Location"].endswith("2026-04-30.csv")


def test_what_is_not_there_is_not_found(published: None) -> None:
    for path in ("people/2026-05-04.json", "reporting/2026-05-05.json", "reporting/2026-02-31.csv"):
        assert asked(f"/open-data/{path}").status_code == 404, path


def test_catalogues_of_data_are_told_of_it(published: None) -> None:
    answer = asked("/open-data/catalog.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    said = answer.json()
    assert said["@type"] == "dcat:Catalog"
    assert {text["@language"] for text in said["dct:title"]} == {"fi", "sv", "en"}
    [reporting, _contents] = said["dcat:dataset"]
    files = [file["dcat:downloadURL"]["@id"] for file in reporting["dcat:distribution"]]
    assert files == [f"http://kotopolku.test{FILE}.{kind}" for kind in ("csv", "json")]
    for address in files:
        assert asked(address.removeprefix("http://kotopolku.test")).status_code == 200
    licences = {file["dct:license"]["@id"] for file in reporting["dcat:distribution"]}
    assert licences == {"https://creativecommons.org/licenses/by/4.0/"}


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Avoin data"), ("sv", "Öppna data"), ("en", "Open data")]
)
def test_a_page_explains_it_in_three_languages(published: None, language: str, title: str) -> None:
    answer = asked(f"/{language}/open-data/")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert title in words_of(answer)
    assert "/open-data/contents/2026-05-04.csv" in page
    assert 'rel="license"' in page
