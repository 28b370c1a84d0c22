"""Saved views, and letters on what has changed in them."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from accounts.models import Mail
from regional import tasks
from regional.models import Digest, SavedView, Subscription
from tenants.context import at_front_door, over_region
from tenants.models import Officer
from tests.regional.browsing import HOST, get, post, words_of
from tests.regional.makers import at, sent
from tests.regional.test_pages import statements

pytestmark = pytest.mark.checklist("R1")
AS_BEAT_DOES = {"place": "front"}


def save(client: Client, **said: str) -> SavedView:
    data = {
        "name": "Large ones",
        "page": "overview",
        "query": "size=xl&on=1.1.2026",
        "is_shared": "on",
    }
    answer = post(client, "views/", **data | said)
    assert answer.status_code == 302, answer.content
    with over_region():
        return SavedView.objects.get(name=(data | said)["name"])


def letters() -> list[str]:
    with at_front_door():
        return list(Mail.objects.filter(kind="region.digest").values_list("recipient", flat=True))


def morning() -> None:
    tasks.tell_of_changes.apply(headers=AS_BEAT_DOES).get()


def test_a_view_keeps_what_was_chosen_and_no_day(sanna: Client) -> None:
    view = save(sanna)
    assert view.query == "size=xl"
    assert 'href="/en/region/edc-01/?size=xl"' in get(sanna, "views/").content.decode()


def test_the_page_offers_to_save_what_is_chosen(sanna: Client) -> None:
    page = get(sanna, "views/", page="risk", county="7", on="1.1.2026").content.decode()
    assert 'name="query" value="county=7"' in page
    assert 'name="page" value="risk"' in page


def test_a_colleague_sees_what_is_shared_and_removes_nothing(sanna: Client, reader: Client) -> None:
    shared, own = save(sanna), save(sanna, name="Mine", is_shared="")
    page = words_of(get(reader, "views/"))
    assert "Large ones" in page and "Mine" not in page
    assert get(reader, f"views/{shared.pk}/remove/").status_code == 404
    assert post(reader, f"views/{own.pk}/letters/", pace="weekly").status_code == 404
    with over_region():
        assert SavedView.objects.count() == 2


def test_another_authority_sees_none_of_it(sanna: Client, stranger: Client) -> None:
    view = save(sanna)
    assert "Large ones" not in words_of(stranger.get("/en/region/edc-10/views/", headers=HOST))
    path = f"/en/region/edc-10/views/{view.pk}/letters/"
    assert stranger.post(path, {"pace": "weekly"}, headers=HOST).status_code == 404
    with over_region():
        assert not Subscription.objects.exists()


def test_a_name_that_is_taken_is_said_and_nothing_is_lost(sanna: Client) -> None:
    save(sanna)
    answer = post(sanna, "views/", name="Large ones", page="risk", query="county=7")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "already" in page and 'value="county=7"' in page


def test_removing_is_confirmed(sanna: Client) -> None:
    view = save(sanna)
    assert "Remove the view?" in words_of(get(sanna, f"views/{view.pk}/remove/"))
    post(sanna, f"views/{view.pk}/remove/")
    with over_region():
        assert not SavedView.objects.exists()


def test_a_letter_tells_once_what_changed_in_the_week(sanna: Client) -> None:
    view = save(sanna)
    post(sanna, f"views/{view.pk}/letters/", pace="weekly")
    with at(2026, 5, 5, 12):
        sent("049")
        morning()
        assert letters() == []  # the week in which one began is seen to
    with at(2026, 5, 11, 6, 30):
        morning()
        morning()
        assert len(letters()) == 1
    with over_region():
        digest = Digest.objects.get(period="2026-W20")
        assert digest.changes == 1
    with at(2026, 5, 18, 6, 30):
        morning()  # nothing has changed since
        assert len(letters()) == 1
        with over_region():
            assert Digest.objects.get(period="2026-W21").changes == 0


def test_the_letter_says_what_it_was_and_what_it_is(
    sanna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(
        "regional.services.digests.queue_mail",
        lambda letter, **_to: written.append(f"{letter.subject}\n{letter.text}"),
    )
    view = save(sanna)
    post(sanna, f"views/{view.pk}/letters/", pace="monthly")
    with at(2026, 5, 20, 12):
        sent("049")
    with at(2026, 6, 1, 6, 30):
        morning()
    [letter] = written
    assert letter.count("→") == 1
    assert "Espoo: " in letter
    assert "/region/edc-01/views/" in letter


def test_whoever_unsubscribes_or_leaves_gets_no_more(
    sanna: Client, reader: Client, in_may: time_machine.Traveller
) -> None:
    view = save(sanna)
    for client in (sanna, reader):
        post(client, f"views/{view.pk}/letters/", pace="weekly")
    post(sanna, f"views/{view.pk}/letters/", pace="")
    with at_front_door():
        Officer.objects.filter(user__name="Risto Lukija").update(valid_to=date(2026, 5, 5))
    with at(2026, 5, 6, 12):
        sent("049")
    with at(2026, 5, 11, 6, 30):
        morning()
    assert letters() == []


def test_signs_and_goals_can_be_told_of_too(sanna: Client) -> None:
    for page in ("risk", "coverage"):
        view = save(sanna, name=page, page=page, query="")
        post(sanna, f"views/{view.pk}/letters/", pace="weekly")
    with at(2026, 5, 6, 12):
        sent("049")
    with at(2026, 5, 11, 6, 30):
        morning()
    with over_region():
        found = dict(
            Digest.objects.filter(period="2026-W20").values_list(
                "subscription__view__name", "changes"
            )
        )
    assert found["risk"] == 1  # Espoo is no longer awaited
    assert found["coverage"] > 1
    assert len(letters()) == 2


def test_the_list_asks_as_often_for_one_view_as_for_three(sanna: Client) -> None:
    save(sanna)
    one = statements(sanna, "views/")
    save(sanna, name="Second")
    save(sanna, name="Third")
    assert statements(sanna, "views/") == one
