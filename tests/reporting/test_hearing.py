"""The municipality hears of letters and decisions, and is reminded: each person once of each, in their language."""

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from accounts.models import Mail, User
from accounts.secrets import box
from accounts.tasks import send_mail
from core.days import DAY
from plans.models import Notice, Plan
from regional.models import Obligation, ReliefRequest, Reminder
from regional.services.reliefs import decide, exempt
from regional.services.reminders import remind as remind_by_hand
from regional.services.rounds import Wording, begin_round, send_round
from reporting.relief import ask, reliefs
from reporting.reminding import KIND, addressees, remind
from reporting.tasks import call_workspaces, hear_authority
from tenants.context import at_front_door, inside, over_region
from tenants.models import Membership, Officer, Role, Workspace
from tests.cutting import cut_everywhere
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor

pytestmark = [pytest.mark.usefixtures("in_may"), pytest.mark.checklist("R2")]


def letters(kind: str = KIND, to: str = "") -> list[str]:
    with at_front_door():
        found = Mail.objects.filter(kind=kind).order_by("pk")
        found = found.filter(recipient=to) if to else found
        return ["\n".join(json.loads(box("mail").decrypt(each.sealed))) for each in found]


def first_of() -> Obligation:
    with over_region():
        return Obligation.objects.filter(municipality="049").order_by("due_on")[0]


def test_a_letter_is_told_to_coordinators_once_each(
    aino: User, espoo: Workspace, sanna: Officer
) -> None:
    editor = make_user("Eetu Editor")
    make_member(editor, workspace=espoo, role=Role.EDITOR)
    wording = Wording(title="Two-year report", letter="Dear all", municipalities=["049"])
    with over_region():
        row = begin_round(wording, by=sanna)
        send_round(row, version=row.version, by=sanna)
    with inside(espoo):
        for _again in range(2):
            hear_authority.run()
        [notice] = Notice.objects.filter(kind="authority_letter")
    assert (notice.user_id, notice.path) == (aino.pk, f"/reporting/letters/{row.pk}/")
    [letter] = letters("notices", aino.email)
    assert "Two-year report" in letter and letters("notices", editor.email) == []


def test_those_who_are_called_hear_at_once(
    monkeypatch: pytest.MonkeyPatch, espoo: Workspace
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "reporting.tasks.hear_authority.delay", lambda: heard.append("heard"), raising=True
    )
    with at_front_door():
        call_workspaces.run(["049", "092"])  # Vantaa has none
    assert heard == ["heard"]


def test_a_decision_is_told(aino: User, espoo: Workspace, sanna: Officer) -> None:
    with inside(espoo):
        member = Membership.objects.get(user=aino)
        key = ask(due_on=date(2026, 9, 1), reason="A new coordinator", member=member)
    with over_region():
        row = ReliefRequest.objects.select_related("obligation").get(pk=key)
        decide(row, grant=False, reason="No.", by=sanna)
    with inside(espoo):
        for _again in range(2):
            hear_authority.run()
        assert [each.event for each in Notice.objects.filter(kind="duty_changed")] == [
            f"duty:{key}"
        ]
    with over_region():
        exempt(first_of(), reason="A merger is near.", by=sanna)
    with inside(espoo):
        hear_authority.run()
        assert Notice.objects.filter(kind="duty_changed").count() == 2


def test_a_reminder_says_when_and_to_whom(aino: User, espoo: Workspace) -> None:
    with inside(espoo):
        assert (remind(), remind()) == (1, 0)
    [letter] = letters(to=aino.email)
    assert letter.startswith("Espoo: raportin määräpäivä on 1.6.2026")
    assert "Aikaa on 28 päivää." in letter and "/fi/reporting/" in letter
    with over_region():
        assert [(row.day, row.recipients) for row in Reminder.objects.all()] == [
            (-30, ["coordinator"])
        ]


@pytest.fixture
def named(plan: Plan, espoo: Workspace) -> Plan:
    """A plan with a deputy and a registry."""
    with inside(espoo):
        plan.deputy_name, plan.deputy_email = "Tuula Sijainen", "tuula@espoo.example"
        plan.save()
        assert plan.coordinating_body is not None
        plan.coordinating_body.contact_email = "kirjaamo@espoo.example"
        plan.coordinating_body.save()
    return plan


def reached(espoo: Workspace, reach: str) -> list[str]:
    with inside(espoo):
        return [each.what for each in addressees(reach)]


def test_the_chain_grows_and_stands_in(named: Plan, aino: User, espoo: Workspace) -> None:
    assert reached(espoo, "coordinator") == ["coordinator"]
    assert reached(espoo, "deputy") == ["coordinator", "deputy"]
    assert reached(espoo, "registry") == ["coordinator", "deputy", "registry"]
    with at_front_door():
        User.objects.filter(pk=aino.pk).update(is_active=False)
    assert reached(espoo, "coordinator") == ["deputy"]
    with inside(espoo):
        Plan.objects.update(deputy_email="")
    assert reached(espoo, "coordinator") == ["registry"]


def test_a_step_is_taken_where_nobody_can_be_written_to(espoo: Workspace) -> None:
    with inside(espoo):
        assert remind() == 1
    assert letters() == []
    with over_region():
        assert Reminder.objects.get().recipients == []


def test_case_18_after_forty_days_without_the_job_the_latest_step_alone_is_taken(
    aino: User, espoo: Workspace, in_may: time_machine.Traveller
) -> None:
    with at_front_door():
        Membership.objects.update(valid_from=date(2026, 1, 1))
    in_may.move_to(datetime(2026, 5, 1, 9, tzinfo=UTC))
    with inside(espoo):
        remind()
        in_may.shift(
            DAY * 40
        )  # over the steps of the last month, of the last week and of the day itself
        assert (remind(), remind()) == (1, 0)
    with over_region():
        taken = list(Reminder.objects.order_by("day").values_list("day", flat=True))
    assert taken == [-90, 0]
    assert len(letters(to=aino.email)) == 2


def test_by_hand_the_officers_words_are_in_the_letter(
    aino: User, espoo: Workspace, sanna: Officer
) -> None:
    with inside(espoo):
        remind()
    with over_region():
        remind_by_hand(first_of(), note="Soittakaa minulle.", by=sanna)
    with inside(espoo):
        assert (remind(), remind()) == (1, 0)
    assert "Sanna Korhonen:\nSoittakaa minulle." in letters(to=aino.email)[1]


def test_reminding_is_all_or_nothing(aino: User, espoo: Workspace) -> None:
    cut_everywhere(remind, at=lambda: inside(espoo), workspaces=[espoo])


class Down(EmailBackend):
    """A mail server that nobody answers at."""

    def send_messages(self, _messages: Any) -> int:
        raise ConnectionRefusedError


def swept(key: UUID, traveller: time_machine.Traveller) -> bool:
    """Do what the sweep and the worker do, a quarter of an hour later; tell whether the mail was tried."""
    traveller.shift(DAY / 96)
    is_due = Mail.objects.due().filter(pk=key).exists()
    if is_due:
        send_mail.run(str(key))
    return is_due


def test_a_mail_server_that_is_down_for_a_day_delays_a_reminder_and_doubles_none(
    aino: User, espoo: Workspace, settings: Any, in_may: time_machine.Traveller
) -> None:
    usual = settings.EMAIL_BACKEND
    with inside(espoo):
        remind()
    with at_front_door():
        [key] = Mail.objects.filter(kind=KIND).values_list("pk", flat=True)
        settings.EMAIL_BACKEND = f"{__name__}.Down"
        tried = sum(swept(key, in_may) for _quarter in range(96))
        assert (mail.outbox, tried > 5) == ([], True)
        settings.EMAIL_BACKEND = usual
        assert sum(swept(key, in_may) for _quarter in range(96)) == 1
        send_mail.run(str(key))  # a task that comes twice
    with inside(espoo):
        assert remind() == 0
    assert [each.to for each in mail.outbox] == [[aino.email]]


def test_whoever_coordinates_asks_on_the_page_and_takes_back(
    visitor: Visitor, espoo: Workspace
) -> None:
    page = visitor.post("/reporting/more-time/ask/", {"kind": "extension", "reason": "Late"})
    assert page.status_code == 422
    said = {"kind": "extension", "due_on": "1.9.2026", "reason": "<b>Late</b>"}
    assert visitor.post("/reporting/more-time/ask/", said).status_code == 302
    shown = visitor.get("/reporting/more-time/").content.decode()
    assert "&lt;b&gt;Late&lt;/b&gt;" in shown
    again = visitor.post("/reporting/more-time/ask/", said)
    assert again.status_code == 409 and "Late" in again.content.decode()
    with inside(espoo):
        [view] = reliefs()
    assert visitor.post(f"/reporting/more-time/{view.id}/take-back/", {}).status_code == 302
    with inside(espoo):
        assert [each.outcome for each in reliefs()] == ["taken_back"]
