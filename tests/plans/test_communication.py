"""The communication plan: who is told of what, for whom nothing is planned, and what is late."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from catalogue.queries import audiences, topics
from plans.communication.services import change_message, plan_message
from plans.editing import change, remove
from plans.home.queries import Status, StepState, steps_of
from plans.models import CommunicationItem, Plan
from plans.preparation.services import change_plan
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_plan
from tests.plans.pages import opened

SAID = {
    "title": "Luonnosta voi kommentoida",
    "audience": "residents",
    "topic": "objectives",
    "channel": "Verkkosivut",
    "planned_on": "1.5.2059",
}


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def make_message(plan: Plan, by: User, **said: Any) -> CommunicationItem:
    given: dict[str, Any] = {
        "title": "Kerromme",
        "audience": audiences()[0],
        "topic": topics()[0],
        "channel": "Verkkosivut",
        "planned_on": date(2059, 5, 1),
    }
    return plan_message(plan, by=by, **(given | said))


def titles(espoo: Workspace) -> list[str]:
    with inside(espoo):
        return [each.title for each in CommunicationItem.objects.all()]


def step_8(plan: Plan) -> StepState:
    return next(each for each in steps_of(plan) if each.number == 8)


@pytest.mark.checklist("C8.1")
def test_what_is_told_is_planned_with_channel_languages_day_and_owner(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        body = make_body(aino, name="Viestintä", kind_id="communications")
    said = SAID | {"languages": ["fi", "ar"], "body": str(body.pk), "person": str(aino.pk)}
    assert coordinator.post(f"/plans/{plan.pk}/communication/add/", said).status_code == 302
    page = words_of(coordinator.get(f"/plans/{plan.pk}/communication/"))
    for words in (
        "Luonnosta voi kommentoida",
        "Finnish, Arabic",
        "Viestintä",
        str(aino),
        "Planned",
    ):
        assert words in page


@pytest.mark.checklist("C8.1")
def test_gaps_are_named_by_audience_and_filled_in_one_click(
    coordinator: Visitor, plan: Plan
) -> None:
    coordinator.post(f"/plans/{plan.pk}/communication/add/", SAID)
    answer = coordinator.get(f"/plans/{plan.pk}/communication/")
    page = words_of(answer)
    assert "Nothing is planned for this audience: Decision-makers" in page
    assert "Nothing is planned for this audience: Residents" not in page
    way = f"/en/plans/{plan.pk}/communication/add/?audience=decision_makers&topic=monitoring"
    assert way.replace("&", "&amp;") in answer.content.decode()
    form = coordinator.get(way).content.decode()
    assert '<option value="decision_makers" selected>' in form
    assert '<option value="monitoring" selected>' in form
    assert "Monitoring and results: Decision-makers" in form


def test_an_address_that_makes_no_sense_fills_in_nothing(coordinator: Visitor, plan: Plan) -> None:
    way = f"/plans/{plan.pk}/communication/add/?audience=martians&topic=%00"
    answer = coordinator.get(way)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert [key for key in ("residents", "process") if f'value="{key}" selected' in page] == []


@pytest.mark.checklist("C8.1")
def test_it_is_said_in_finnish_as_well(plan: Plan, espoo: Workspace, aino: User) -> None:
    finnish = Visitor(aino, espoo, "fi")
    page = words_of(finnish.get(f"/plans/{plan.pk}/communication/"))
    for words in ("Päättäjät", "Kohderyhmä itse", "Seuranta ja tulokset"):
        assert words in page


def test_what_is_late_is_told_and_can_be_listed_alone(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        make_message(plan, aino, title="Late one", planned_on=date(2026, 1, 1))
        make_message(plan, aino, title="Later one")
        make_message(plan, aino, title="Told one", done_on=date(2026, 1, 2))
        make_message(plan, aino, title="Dropped one", dropped_reason="Ei ajankohtainen")
    page = words_of(coordinator.get(f"/plans/{plan.pk}/communication/"))
    assert "1 message should have been told already" in page
    assert "Ei ajankohtainen" in page
    late = words_of(coordinator.get(f"/plans/{plan.pk}/communication/?state=late"))
    assert "Late one" in late
    assert "Later one" not in late and "Told one" not in late and "Dropped one" not in late
    told = words_of(coordinator.get(f"/plans/{plan.pk}/communication/?state=done"))
    assert "Told one" in told and "Late one" not in told
    none = words_of(
        coordinator.get(f"/plans/{plan.pk}/communication/?state=done&audience=target_group")
    )
    assert "No message is like that" in none
    odd = coordinator.get(f"/plans/{plan.pk}/communication/?state=odd&audience=%00&page=x")
    assert "Told one" in words_of(odd)


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "Fill this in."),
        ({"title": "x" * 301}, "301 characters"),
        ({"channel": "   "}, "Fill this in."),
        ({"audience": "martians"}, "Select a valid choice"),
        ({"languages": ["tlh"]}, "tlh is not one of the available choices"),
        ({"planned_on": "31.2.2027"}, "31.2.2027"),
        ({"planned_on": "1.1.20226"}, "20226"),
        ({"done_on": "1.1.2059"}, "still to come"),
        ({"done_on": "1.1.2026", "dropped_reason": "Ei"}, "either told, or"),
        ({"link": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"person": "999999"}, "Select a valid choice"),
        ({"body": "not-a-body"}, "valid"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_kept(
    said: dict[str, Any],
    words: str,
    htmx: bool,
    coordinator: Visitor,
    plan: Plan,
    espoo: Workspace,
) -> None:
    typed = {"link": "https://keep.example/"} | SAID | said
    answer = coordinator.post(f"/plans/{plan.pk}/communication/add/", typed, htmx=htmx)
    assert answer.status_code == 422
    assert words in words_of(answer) or words in answer.content.decode()
    if "link" not in said:
        assert "https://keep.example/" in answer.content.decode()
    assert titles(espoo) == []


def test_any_script_and_markup_are_shown_as_they_were_written(
    coordinator: Visitor, plan: Plan
) -> None:
    title = "<script>alert(1)</script> مرحبا 👋"
    coordinator.post(f"/plans/{plan.pk}/communication/add/", SAID | {"title": title})
    page = coordinator.get(f"/plans/{plan.pk}/communication/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; مرحبا 👋" in page


def test_ten_megabytes_are_refused(coordinator: Visitor, plan: Plan, espoo: Workspace) -> None:
    answer = coordinator.post(
        f"/plans/{plan.pk}/communication/add/", SAID | {"title": "x" * 10_000_000}
    )
    assert answer.status_code in {400, 413, 422}
    assert titles(espoo) == []


@pytest.mark.checklist("C8.1")
def test_it_is_said_to_have_been_told_with_what_was_published(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    coordinator.post(f"/plans/{plan.pk}/communication/add/", SAID)
    with inside(espoo):
        key = CommunicationItem.objects.get().pk
    told = {"done_on": "2.3.2026", "link": "https://espoo.example/uutinen"}
    known = opened(coordinator, f"/communication/{key}/")
    assert coordinator.post(f"/communication/{key}/", SAID | told | known).status_code == 302
    answer = coordinator.get(f"/plans/{plan.pk}/communication/")
    assert 'href="https://espoo.example/uutinen"' in answer.content.decode()
    assert "1 told" in words_of(answer)


def test_a_stale_change_shows_both_texts(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = make_message(plan, aino)
    known = opened(coordinator, f"/communication/{row.pk}/")
    with inside(espoo):
        change(row, version=1, by=aino, title="Theirs")
    answer = coordinator.post(f"/communication/{row.pk}/", SAID | known | {"title": "Mine"})
    assert answer.status_code == 409
    assert "Mine" in words_of(answer) and "Theirs" in words_of(answer)


def test_removal_asks_first_and_a_stale_one_removes_nothing(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = make_message(plan, aino)
        change(row, version=1, by=aino, title="Muutettu")
    path = f"/communication/{row.pk}/delete/"
    assert "Muutettu" in words_of(coordinator.get(path))
    assert coordinator.post(path, {"version": "1"}).status_code == 409
    assert titles(espoo) == ["Muutettu"]
    assert coordinator.post(path, {"version": "2"}).status_code == 302
    assert titles(espoo) == []


def test_whoever_left_the_workspace_stays_named(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = make_message(plan, aino)
        row = change(row, version=1, by=aino, person_id=999_999, person_name="Veera Poissa")
    known = opened(coordinator, f"/communication/{row.pk}/")
    said = SAID | known | {"person": "999999", "title": "Uusi otsikko"}
    assert coordinator.post(f"/communication/{row.pk}/", said).status_code == 302
    with inside(espoo):
        row.refresh_from_db()
    assert (row.title, row.person_name) == ("Uusi otsikko", "Veera Poissa")


@pytest.mark.checklist("C8.1")
def test_step_8_follows_from_what_is_planned_and_told(in_espoo: Workspace, aino: User) -> None:
    plan = make_plan(aino)
    assert step_8(plan).status == Status.NOT_STARTED
    rows = [make_message(plan, aino, audience=audiences()[0])]
    assert step_8(plan).status == Status.NEEDS_ATTENTION
    assert "Decision-makers" in step_8(plan).needs[0]
    rows += [make_message(plan, aino, audience=each) for each in audiences()[1:]]
    assert (step_8(plan).status, step_8(plan).needs) == (Status.UNDER_WAY, ())
    change_message(rows[0], version=1, by=aino, planned_on=date(2026, 1, 1))
    assert "should have been told" in step_8(plan).needs[0]
    change_message(rows[0], version=2, by=aino, done_on=date(2026, 1, 2))
    for row in rows[1:]:
        change_message(row, version=1, by=aino, done_on=date(2026, 1, 2))
    assert step_8(plan).status == Status.DONE
    change_message(rows[4], version=2, by=aino, done_on=None, dropped_reason="Ei tarvita")
    assert step_8(plan).status == Status.NEEDS_ATTENTION
    remove(plan, version=plan.version, by=aino)
    assert not CommunicationItem.objects.exists()


def test_the_page_asks_as_many_questions_for_one_message_as_for_thirty(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as statements:
            coordinator.get(f"/plans/{plan.pk}/communication/")
        return len(statements)

    with inside(espoo):
        make_message(plan, aino, body=make_body(aino))
    asked()
    one = asked()
    with inside(espoo):
        body = make_body(aino, name="Toinen")
        for number in range(30):
            make_message(plan, aino, title=f"Viesti {number}", body=body, audience=audiences()[1])
    assert asked() == one


def test_the_plans_own_languages_are_proposed(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        change_plan(plan, version=1, by=aino, languages=["sv"])
    form = coordinator.get(f"/plans/{plan.pk}/communication/add/").content.decode()
    chosen = [part for part in form.split("<input")[1:] if "checked" in part.split(">")[0]]
    assert [part.split('value="')[1].split('"')[0] for part in chosen] == ["fi", "sv"]
