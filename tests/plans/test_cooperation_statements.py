"""Statements: asked for, reminded of once, received and answered."""

from datetime import timedelta
from typing import Any

import pytest
from celery import current_app
from django.conf import settings

from accounts.models import Mail, User
from core.clock import today
from plans.cooperation.services.statements import (
    ask_for_statement,
    change_request,
    receive_statement,
    remind,
    send_request,
)
from plans.models import Plan, StatementRequest
from tenants.context import at_front_door, inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_plan
from tests.plans.test_cooperation import join, letters

SAID = {
    "addressee": "Vanhusneuvosto",
    "email": "vanhusneuvosto@espoo.example",
    "language": "fi",
    "question": "Miten suunnitelma kohtelee ikääntyneitä?",
    "due_on": "1.3.2027",
}


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def asked(plan: Plan, by: User, *, days: int = 30, **said: Any) -> StatementRequest:
    given = {"addressee": "Kela", "email": "kela@example.org", "question": "?"}
    return ask_for_statement(plan, by=by, due_on=today() + timedelta(days), **(given | said))


@pytest.mark.checklist("P3")
def test_a_statement_is_asked_for_received_and_answered(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    assert coordinator.post(f"/plans/{plan.pk}/statements/add/", SAID).status_code == 302
    with inside(espoo):
        row = StatementRequest.objects.get()
    here = f"/statements/{row.pk}/"
    early = coordinator.post(f"{here}answer/", {"handling": "taken", "version": "1"})
    assert early.status_code == 422 and "before you answer it" in words_of(early)
    assert "Miten suunnitelma kohtelee" in words_of(coordinator.get(f"{here}send/"))
    assert coordinator.post(f"{here}send/", {"version": "1"}).status_code == 302
    assert coordinator.post(f"{here}send/", {"version": "2"}).status_code == 422
    [(to, text)] = letters()
    assert to == "vanhusneuvosto@espoo.example" and "Espoo" in text and "1.3.2027" in text
    came = {"received_on": "2.2.2027", "text": "Hyvä suunnitelma", "version": "2"}
    assert coordinator.post(f"{here}receipt/", came).status_code == 302
    partly = {"handling": "partly", "reason": "", "version": "3"}
    assert "Say why" in words_of(coordinator.post(f"{here}answer/", partly))
    partly["reason"] = "Luku 3 korjattiin."
    assert coordinator.post(f"{here}answer/", partly).status_code == 302
    page = words_of(coordinator.get(here))
    assert "Hyvä suunnitelma" in page and "Taken into account in part" in page
    assert "Luku 3 korjattiin." in page
    assert "taken into account in part" in words_of(
        coordinator.get(f"/plans/{plan.pk}/statements/")
    )
    kept = coordinator.post(f"{here}delete/", {"version": "4"})
    assert kept.status_code == 422 and "the request stays" in words_of(kept)


def test_a_member_is_asked_by_name_and_address(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        kela = join(plan, aino, email="maija@kela.example")
    said = SAID | {"member": str(kela.pk), "addressee": "", "email": ""}
    assert coordinator.post(f"/plans/{plan.pk}/statements/add/", said).status_code == 302
    with inside(espoo):
        row = StatementRequest.objects.get()
    assert (row.addressee, row.email) == ("Kela", "maija@kela.example")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"addressee": ""}, "Name who is asked"),
        ({"question": " \u200b "}, "Fill this in."),
        ({"due_on": ""}, "Fill this in."),
        ({"due_on": "1.1.20226"}, "The year 20226"),
        ({"email": "nobody"}, "valid email"),
        ({"question": "z" * 10_000_000}, "10,000,000 characters"),
        ({"member": "00000000-0000-4000-8000-000000000000"}, "Select a valid choice"),
    ],
)
def test_a_request_that_cannot_be_is_refused(
    said: dict[str, str], words: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/statements/add/", SAID | said)
    assert answer.status_code == 422
    assert words in words_of(answer)
    with inside(espoo):
        assert not StatementRequest.objects.exists()


def test_a_reminder_leaves_once_for_each_last_day(in_espoo: Workspace, aino: User) -> None:
    plan = make_plan(aino)
    row = send_request(asked(plan, aino, days=7), version=1, by=aino)
    far = send_request(asked(plan, aino, days=40, addressee="Far"), version=1, by=aino)
    asked(plan, aino, days=3, addressee="Not sent")
    came = send_request(asked(plan, aino, days=3, addressee="Came"), version=1, by=aino)
    receive_statement(came, version=2, by=aino, received_on=today(), text="Here")
    assert remind(today()) == 0  # sent today: not reminded of on the same day
    tomorrow = today() + timedelta(1)
    assert (remind(tomorrow), remind(tomorrow)) == (1, 0)
    row.refresh_from_db()
    assert (row.reminded_on, row.version) == (tomorrow, 2)  # nobody's open form is stale by it
    change_request(row, version=2, by=aino, due_on=today() + timedelta(8))
    assert remind(tomorrow) == 1
    far.refresh_from_db()
    assert far.reminded_on is None
    with at_front_door():
        assert Mail.objects.filter(kind="plans.statement_reminder").count() == 2


def test_a_stale_answer_is_shown_beside_the_other(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = asked(plan, aino)
        receive_statement(row, version=1, by=aino, received_on=today(), text="Theirs")
    mine = {"received_on": "1.1.2026", "text": "Mine", "version": "1"}
    answer = coordinator.post(f"/statements/{row.pk}/receipt/", mine)
    assert answer.status_code == 409
    assert "Mine" in words_of(answer) and "Theirs" in words_of(answer)


def test_a_long_list_has_pages(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        for number in range(30):
            asked(plan, aino, days=number, addressee=f"Body {number:02}")
    first = words_of(coordinator.get(f"/plans/{plan.pk}/statements/"))
    assert "Body 24" in first and "Body 25" not in first
    assert "Body 29" in words_of(coordinator.get(f"/plans/{plan.pk}/statements/?page=2"))


def test_the_worker_is_asked_to_remind_in_each_workspace_every_morning(
    in_espoo: Workspace, aino: User
) -> None:
    [name] = [each for each in settings.IN_EACH_WORKSPACE["mornings"] if "statements" in each]
    row = send_request(asked(make_plan(aino), aino, days=3), version=1, by=aino)
    StatementRequest.objects.filter(pk=row.pk).update(sent_on=today() - timedelta(1))
    current_app.tasks[name].run()
    assert StatementRequest.objects.get().reminded_on == today()
