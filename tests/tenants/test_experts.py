"""Outside experts are here for a time: the invitation says until when, and access ends by itself on the day after."""

import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import Invitation, User
from tenants.context import at_front_door, inside
from tenants.models import Membership, Role, Workspace
from tenants.services import invite
from tenants.services.invitations import InvitationNotValid, invite_again
from tests.tenants.test_invitations import FRONT, letter_to, link_to, newcomer
from tests.tenants.test_people import at_espoo, text_of

EXPERT = "elli@example.org"
INVITE = "/en/people/invite/expert/"
SAID = {"email": EXPERT, "role": "editor", "until": "31.12.2026", "language": "fi"}
LAST_DAY = date(2026, 12, 31)


@pytest.fixture(autouse=True)
def autumn() -> Any:
    with time_machine.travel("2026-11-24 12:00+02:00", tick=False):
        yield


@pytest.fixture
def desk(aino: User, espoo: Workspace) -> Client:
    return at_espoo(Client(), aino, espoo)


def held_by(address: str) -> Membership:
    with at_front_door():
        found: Membership = Membership.objects.select_related("user").get(user__email=address)
    return found


@pytest.mark.checklist("C1.6")
def test_an_expert_is_invited_for_a_time_and_access_ends_by_itself(
    desk: Client, espoo: Workspace
) -> None:
    assert desk.post(INVITE, SAID).status_code == 302

    subject, letter = letter_to(EXPERT)
    assert "31.12.2026" in letter and "Espoo" in subject
    assert "31 Dec 2026" in text_of(desk.get("/en/people/"))  # of the open invitation

    link = link_to(EXPERT)
    page = text_of(Client().get(link, headers=FRONT))
    assert "31.12.2026" in page
    assert newcomer(Client(), link).status_code == 302

    held = held_by(EXPERT)
    assert (held.role, held.valid_to) == (Role.EDITOR, LAST_DAY)
    people = text_of(desk.get("/en/people/"))
    assert re.search(r'data-l="Until">\s*31 Dec 2026', people)

    form = "/en/bodies/add/"
    with time_machine.travel("2026-12-31 23:30+02:00"):
        assert at_espoo(Client(), held.user, espoo).get(form).status_code == 200
    with time_machine.travel("2027-01-01 00:30+02:00"):  # in Helsinki; still the old year in UTC
        assert at_espoo(Client(), held.user, espoo).get(form).status_code == 403


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"until": ""}, "Fill this in."),
        ({"until": "23.11.2026"}, "This day is over"),
        ({"until": "31.2.2027"}, "31.2.2027"),
        ({"until": "1.1.20226"}, "20226"),
        ({"until": "joulukuu"}, "joulukuu"),
        ({"role": "coordinator"}, "Select a valid choice"),
        ({"role": "approver"}, "Select a valid choice"),
        ({"email": "nobody"}, "valid email"),
    ],
)
def test_an_expert_has_a_last_day_to_come_and_does_not_decide(
    said: dict[str, str], words: str, desk: Client
) -> None:
    answer = desk.post(INVITE, SAID | said)
    assert answer.status_code == 422 and words in text_of(answer)
    assert answer.wsgi_request.POST["email"] in text_of(answer)
    with at_front_door():
        assert not Invitation.objects.exists()


def test_anybody_may_be_invited_for_a_time(desk: Client) -> None:
    said = SAID | {"role": "approver"}
    assert desk.post("/en/people/invite/", said | {"until": "1.1.2020"}).status_code == 422
    assert desk.post("/en/people/invite/", said).status_code == 302
    with at_front_door():
        assert Invitation.objects.get().role_until == LAST_DAY


def test_an_invitation_whose_last_day_is_over_leads_nowhere_and_is_not_sent_again(
    desk: Client, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        invitation = invite(EXPERT, to=espoo, role=Role.READER, by=aino, until=date(2026, 11, 25))
    link = link_to(EXPERT)
    with time_machine.travel("2026-11-26 08:00+02:00"):
        assert Client().get(link, headers=FRONT).status_code == 410
        assert newcomer(Client(), link).status_code == 410
        with inside(espoo), pytest.raises(InvitationNotValid):
            invite_again(invitation, by=aino)
