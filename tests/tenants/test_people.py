"""The coordinator's pages: who is here, as what, and who was asked to come."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Invitation, User
from audit.services import trail_here
from core.clock import today
from tenants.context import at_front_door, inside
from tenants.models import Membership, Role, Workspace
from tenants.services import LastCoordinator, change_role, end_role, grant_role, invite
from tests.makers import make_member, make_user

LIST = "/en/people/"


@pytest.fixture
def desk(client: Client, aino: User, espoo: Workspace) -> Client:
    """Aino's browser at Espoo's host."""
    return at_espoo(client, aino, espoo)


def at_espoo(client: Client, user: User, espoo: Workspace) -> Client:
    with inside(espoo):
        client.force_login(user, backend="tenants.backends.HandoverBackend")
    client.defaults["HTTP_HOST"] = espoo.host
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def eero(espoo: Workspace) -> Membership:
    return make_member(make_user("Eero Editor"), workspace=espoo)


def again(held: Membership) -> Membership:
    with at_front_door():
        found: Membership = Membership.objects.select_related("user", "workspace").get(pk=held.pk)
    return found


def test_the_list_shows_who_is_here_and_who_was_invited(
    desk: Client, eero: Membership, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        invite("chaya@example.org", to=espoo, role=Role.READER, by=aino)
        invite("late@example.org", to=espoo, role=Role.READER, by=aino)
        Invitation.objects.filter(email="late@example.org").update(expires_at="2026-01-01 12:00+00")
    shown = text_of(desk.get(LIST))
    for word in ("Aino Virtanen", "(you)", "Eero Editor", "chaya@example.org", "ran out"):
        assert word in shown
    assert "Bertil" not in shown


def test_the_way_to_the_people_is_the_coordinators_alone(
    desk: Client, client: Client, eero: Membership, espoo: Workspace
) -> None:
    assert f'href="{LIST}"' in text_of(desk.get(LIST))
    at_espoo(client, eero.user, espoo)
    for path in (LIST, f"{LIST}invite/", f"{LIST}{eero.pk}/", f"{LIST}{eero.pk}/end/"):
        assert client.get(path).status_code == 403
        assert client.post(path).status_code == 403


def test_the_list_asks_the_same_whatever_its_length(
    desk: Client, aino: User, espoo: Workspace
) -> None:
    counts = []
    for length in (1, 3):
        for i in range(length):
            make_member(make_user(f"Person {length} {i}"), workspace=espoo)
            with inside(espoo):
                invite(f"i{length}{i}@example.org", to=espoo, role=Role.READER, by=aino)
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(LIST).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_long_lists_are_searched_and_paged(desk: Client, espoo: Workspace) -> None:
    for i in range(30):
        make_member(make_user(f"Person {i:02}"), workspace=espoo)
    assert "Person 29" not in text_of(desk.get(LIST))
    assert "Person 29" in text_of(desk.get(LIST, {"page": 2}))
    found = text_of(desk.get(LIST, {"q": "son 29"}))
    assert "Person 29" in found
    assert "Person 28" not in found
    assert "Nobody was found" in text_of(desk.get(LIST, {"q": "nobody of that name"}))


def test_an_invitation_is_sent_withdrawn_and_sent_again(desk: Client, espoo: Workspace) -> None:
    said = {"email": "chaya@example.org", "role": Role.EDITOR, "language": "sv"}
    answer = desk.post(f"{LIST}invite/", said, follow=True)
    assert "The invitation to chaya@example.org is on its way." in text_of(answer)
    with inside(espoo):
        invitation = Invitation.objects.get()
    assert (invitation.role, invitation.language) == (Role.EDITOR, "sv")
    again_sent = desk.post(f"{LIST}invitations/{invitation.pk}/send/", follow=True)
    assert "is on its way" in text_of(again_sent)
    withdrawn = desk.post(f"{LIST}invitations/{invitation.pk}/withdraw/", follow=True)
    assert "was withdrawn" in text_of(withdrawn)
    assert "This invitation has been used or withdrawn" in text_of(
        desk.post(f"{LIST}invitations/{invitation.pk}/withdraw/", follow=True)
    )


@pytest.mark.parametrize(
    "said",
    [
        {"email": ""},
        {"email": "no address", "role": "editor", "language": "fi"},
        {"email": "a@example.org", "role": "owner", "language": "fi"},
        {"email": "a@example.org", "role": "editor", "language": "xx"},
        {"email": "aino.virtanen@example.org", "role": "editor", "language": "fi"},
    ],
)
def test_a_wrong_invitation_is_refused_in_words_and_keeps_what_was_typed(
    said: dict[str, str], desk: Client, espoo: Workspace
) -> None:
    answer = desk.post(f"{LIST}invite/", said)
    assert answer.status_code == 422
    assert said.get("email", "") in text_of(answer)
    with inside(espoo):
        assert not Invitation.objects.exists()


def test_another_workspaces_people_are_not_found(
    desk: Client, bertil: User, hanko: Workspace
) -> None:
    with inside(hanko):
        foreign = invite("x@example.org", to=hanko, role=Role.READER, by=bertil)
        held = Membership.objects.get(user=bertil)
    assert desk.get(f"{LIST}{held.pk}/").status_code == 404
    assert desk.post(f"{LIST}{held.pk}/end/").status_code == 404
    for what in ("withdraw", "send"):
        assert desk.post(f"{LIST}invitations/{foreign.pk}/{what}/").status_code == 404


def test_a_changed_role_holds_from_the_next_request(
    desk: Client, eero: Membership, espoo: Workspace
) -> None:
    eeros = at_espoo(Client(), eero.user, espoo)
    assert eeros.get(LIST).status_code == 403
    answer = desk.post(f"{LIST}{eero.pk}/", {"role": Role.COORDINATOR, "until": ""})
    assert answer.status_code == 302
    assert eeros.get(LIST).status_code == 200
    with inside(espoo):
        trail = trail_here()._default_manager.filter(verb="membership.granted")
        assert [(row.actor_name, row.detail) for row in trail] == [
            ("Aino Virtanen", {"role": "coordinator"})
        ]


def test_an_ended_role_ends_with_the_next_request(
    desk: Client, eero: Membership, espoo: Workspace
) -> None:
    desk.post(f"{LIST}{eero.pk}/", {"role": Role.COORDINATOR, "until": ""})
    eeros = at_espoo(Client(), eero.user, espoo)
    assert eeros.get(LIST).status_code == 200
    asked = text_of(desk.get(f"{LIST}{eero.pk}/end/"))
    assert "loses all access" in asked
    assert again(eero).ended_at is None
    assert desk.post(f"{LIST}{eero.pk}/end/").status_code == 302
    assert eeros.get(LIST).status_code == 403
    assert again(eero).ended_at is not None
    assert (
        "Eero"
        not in text_of(desk.get(LIST, headers={"hx-request": "true"})).partition("members")[2]
    )


def test_a_last_day_is_kept_and_a_past_one_refused(desk: Client, eero: Membership) -> None:
    yesterday, tomorrow = today() - timedelta(days=1), today() + timedelta(days=1)
    address = f"{LIST}{eero.pk}/"
    answer = desk.post(address, {"role": Role.READER, "until": f"{yesterday}"})
    assert answer.status_code == 422
    assert "This day is over" in text_of(answer)
    assert desk.post(address, {"role": Role.READER, "until": f"{tomorrow}"}).status_code == 302
    assert (again(eero).role, again(eero).valid_to) == (Role.READER, tomorrow)


def test_the_last_coordinator_stays(desk: Client, aino: User, espoo: Workspace) -> None:
    with at_front_door():
        held = Membership.objects.get(user=aino)
    refused = desk.post(f"{LIST}{held.pk}/", {"role": Role.READER, "until": ""})
    assert refused.status_code == 422
    assert "only coordinator" in text_of(refused)
    refused = desk.post(f"{LIST}{held.pk}/end/")
    assert refused.status_code == 409
    assert "only coordinator" in text_of(refused)
    with inside(espoo), pytest.raises(LastCoordinator):
        change_role(again(held), role=Role.COORDINATOR, by=aino, until=today())
    assert again(held).role == Role.COORDINATOR


def test_a_coordinator_leaves_when_there_is_another(
    desk: Client, aino: User, eero: Membership, espoo: Workspace
) -> None:
    with inside(espoo):
        grant_role(eero.user, workspace=espoo, role=Role.COORDINATOR, by=aino)
        held = Membership.objects.get(user=aino)
    answer = desk.post(f"{LIST}{held.pk}/end/")
    assert answer["Location"].startswith("http://kotopolku.test")
    assert desk.get(LIST).status_code == 403


def test_a_coordinator_for_a_time_does_not_count_as_another(
    aino: User, eero: Membership, espoo: Workspace
) -> None:
    with inside(espoo):
        grant_role(eero.user, workspace=espoo, role=Role.COORDINATOR, until=today())
        held = Membership.objects.select_related("user", "workspace").get(user=aino)
        with pytest.raises(LastCoordinator):
            end_role(held, by=aino)


def test_an_ended_role_can_be_given_again(aino: User, eero: Membership, espoo: Workspace) -> None:
    with inside(espoo):
        end_role(again(eero), by=aino)
        assert not Membership.objects.valid().filter(pk=eero.pk).exists()
        grant_role(eero.user, workspace=espoo, role=Role.READER, by=aino)
        assert Membership.objects.valid().get(pk=eero.pk).role == Role.READER


def test_a_signed_out_tab_is_told_401_by_htmx(client: Client, espoo: Workspace) -> None:
    client.defaults["HTTP_HOST"] = espoo.host
    assert client.get(LIST, headers={"hx-request": "true"}).status_code == 401
    assert client.get(LIST).status_code == 302
