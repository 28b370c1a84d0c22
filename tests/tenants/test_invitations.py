"""An invitation is good once, for one address, one place and one role, for seven days (security: T19)."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import Invitation, Mail, User
from accounts.secrets import box
from register.models import Authority
from tenants.context import as_administrator, at_front_door, inside
from tenants.models import Membership, Officer, Role, Workspace
from tenants.services import accept, invite, invite_again, revoke
from tenants.services.invitations import (
    HasRoleAlready,
    InvitationNotValid,
    OtherAddress,
    RoleNotGiven,
)
from tenants.services.roles import end_role
from tests.makers import make_member, make_user

FRONT = {"host": "kotopolku.test"}
GUEST = "chaya.cohen@example.org"
WORDS = "correct horse battery staple"


def letter_to(address: str) -> tuple[str, str]:
    """Return subject and text of the newest mail to an address."""
    with at_front_door():
        mail = Mail.objects.filter(recipient=address).latest("written_at")
    subject, text = json.loads(box("mail").decrypt(mail.sealed))
    return subject, text


def link_to(address: str) -> str:
    """Return the path in the newest invitation's mail."""
    found = re.search(r"kotopolku\.test:8000(/\S+)", letter_to(address)[1])
    assert found is not None
    return found[1]


def token_of(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


@pytest.fixture
def invited(aino: User, espoo: Workspace) -> Invitation:
    with inside(espoo):
        return invite(GUEST, to=espoo, role=Role.EDITOR, by=aino, language="sv")


def membership_of(address: str) -> Membership | None:
    with at_front_door():
        found: Membership | None = Membership.objects.valid().filter(user__email=address).first()
    return found


def newcomer(client: Client, path: str, **said: Any) -> Any:
    return client.post(path, {"name": "Chaya Cohen", "password": WORDS} | said, headers=FRONT)


def test_the_mail_is_in_the_invited_persons_language(invited: Invitation) -> None:
    subject, text = letter_to(GUEST)
    assert "Esbo" in subject
    assert "/sv/invitations/" in text
    assert "Aino Virtanen" in text


def test_only_a_hash_of_the_link_is_kept(invited: Invitation) -> None:
    token = token_of(link_to(GUEST))
    with at_front_door():
        assert token not in str(Invitation.objects.values().get())
        assert token not in str(list(Mail.objects.values()))


def test_somebody_new_makes_an_account_and_sets_up_a_second_factor(
    client: Client, invited: Invitation
) -> None:
    path = link_to(GUEST)
    assert "Chaya" not in client.get(path, headers=FRONT).content.decode()
    answer = newcomer(client, path)
    assert answer.status_code == 302
    held = membership_of(GUEST)
    assert held is not None
    assert (held.role, held.user.name, held.user.language) == (Role.EDITOR, "Chaya Cohen", "sv")
    with at_front_door():
        assert EmailAddress.objects.get(user=held.user).verified
    answer = client.get(answer["Location"], headers=FRONT)
    assert answer["Location"].endswith("/accounts/2fa/")


def test_somebody_known_signs_in_and_accepts(client: Client, invited: Invitation) -> None:
    user = make_user("Chaya Cohen")
    path = link_to(GUEST)
    page = client.get(path, headers=FRONT).content.decode()
    assert "/accounts/login/?next=" in page
    assert 'type="password"' not in page
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(path, headers=FRONT).status_code == 302
    assert membership_of(GUEST) is not None


def test_nobody_takes_over_a_known_address_with_a_new_password(
    client: Client, invited: Invitation
) -> None:
    user = make_user("Chaya Cohen")
    newcomer(client, link_to(GUEST))
    with at_front_door():
        user.refresh_from_db()
        assert not user.check_password(WORDS)
    assert membership_of(GUEST) is None


def test_a_link_is_good_once(client: Client, invited: Invitation) -> None:
    path = link_to(GUEST)
    newcomer(client, path)
    assert Client().get(path, headers=FRONT).status_code == 410
    with pytest.raises(InvitationNotValid):
        accept(token_of(path), user=make_user("Chaya Two", email="two@example.org"))


def test_a_link_grows_too_old(client: Client, invited: Invitation) -> None:
    path = link_to(GUEST)
    with at_front_door():
        assert Invitation.objects.filter(expires_at__gt=timezone.now() + timedelta(days=6)).exists()
        Invitation.objects.update(expires_at=timezone.now())
    assert newcomer(client, path).status_code == 410
    assert membership_of(GUEST) is None


def test_a_link_is_for_one_address(client: Client, invited: Invitation, bertil: User) -> None:
    path = link_to(GUEST)
    client.force_login(bertil, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert bertil.email in client.get(path, headers=FRONT).content.decode()
    assert client.post(path, headers=FRONT).status_code == 410
    with pytest.raises(OtherAddress):
        accept(token_of(path), user=bertil)
    assert membership_of(GUEST) is None


def test_a_link_is_for_one_place(invited: Invitation, hanko: Workspace) -> None:
    accept(token_of(link_to(GUEST)), user=make_user("Chaya Cohen"))
    with at_front_door():
        assert not Membership.objects.filter(user__email=GUEST, workspace=hanko).exists()


def test_a_withdrawn_link_leads_nowhere(
    client: Client, invited: Invitation, aino: User, espoo: Workspace
) -> None:
    path = link_to(GUEST)
    with inside(espoo):
        revoke(invited, by=aino)
        with pytest.raises(InvitationNotValid):
            revoke(invited, by=aino)
        with pytest.raises(InvitationNotValid):
            invite_again(invited, by=aino)
    assert newcomer(client, path).status_code == 410


def test_sent_again_the_older_link_leads_nowhere(
    client: Client, invited: Invitation, aino: User, espoo: Workspace
) -> None:
    older = link_to(GUEST)
    with inside(espoo):
        invite_again(invited, by=aino)
    assert client.get(older, headers=FRONT).status_code == 410
    assert client.get(link_to(GUEST), headers=FRONT).status_code == 200


def test_invited_anew_the_older_invitation_is_withdrawn(
    invited: Invitation, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        invite(GUEST.upper(), to=espoo, role=Role.READER, by=aino)
        assert [row.role for row in Invitation.objects.open()] == [Role.READER]


def test_a_role_raised_in_the_form_changes_nothing(client: Client, invited: Invitation) -> None:
    newcomer(client, link_to(GUEST), role=Role.COORDINATOR, place="m078", email="evil@example.org")
    held = membership_of(GUEST)
    assert held is not None
    assert held.role == Role.EDITOR
    assert membership_of("evil@example.org") is None


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_nobody_but_a_coordinator_invites(role: Role, espoo: Workspace) -> None:
    user = make_user("Editor")
    make_member(user, workspace=espoo, role=role)
    with inside(espoo), pytest.raises(RoleNotGiven):
        invite(GUEST, to=espoo, role=Role.READER, by=user)


def test_a_coordinator_invites_to_their_own_workspace_alone(aino: User, hanko: Workspace) -> None:
    with inside(hanko), pytest.raises(RoleNotGiven):
        invite(GUEST, to=hanko, role=Role.READER, by=aino)


def test_whoever_is_here_is_not_invited(aino: User, espoo: Workspace) -> None:
    with inside(espoo):
        with pytest.raises(HasRoleAlready):
            invite(aino.email.upper(), to=espoo, role=Role.READER, by=aino)
        other = make_user("Once Here")
        held = make_member(other, workspace=espoo)
        end_role(held, by=aino)
        assert invite(other.email, to=espoo, role=Role.READER, by=aino).is_open


def test_a_weak_password_is_refused_in_words(client: Client, invited: Invitation) -> None:
    for password in ("", "short", "chaya.cohen@example.org", "qwerty123456"):
        answer = newcomer(client, link_to(GUEST), password=password)
        assert answer.status_code == 422, password
        assert "Chaya Cohen" in answer.content.decode()  # nothing typed is lost
    assert membership_of(GUEST) is None


def test_guesses_are_throttled(client: Client, invited: Invitation) -> None:
    cache.clear()
    path = link_to(GUEST)
    answers = [client.get(f"/en/invitations/guess{i}/", headers=FRONT) for i in range(30)]
    assert {answer.status_code for answer in answers[:20]} == {410}
    assert {answer.status_code for answer in answers[20:]} == {429}
    assert client.get(path, headers=FRONT).status_code == 429
    cache.clear()
    assert client.get(path, headers=FRONT).status_code == 200


def test_a_closed_workspace_takes_nobody_in(
    client: Client, invited: Invitation, espoo: Workspace
) -> None:
    path = link_to(GUEST)
    with as_administrator():
        Workspace.objects.filter(pk=espoo.pk).update(closed_at=timezone.now())
    assert client.get(path, headers=FRONT).status_code == 410


def test_the_administrator_invites_officers(client: Client, db: None) -> None:
    admin = make_user("Admin", is_platform_administrator=True)
    with as_administrator():
        authority = Authority.objects.filter(valid_to=None).first()
        assert authority is not None
        invite(GUEST, to=authority, role=Officer.Role.OFFICER, by=admin)
        with pytest.raises(RoleNotGiven):
            invite("x@example.org", to=authority, role=Role.COORDINATOR, by=admin)
    newcomer(client, link_to(GUEST))
    with at_front_door():
        office = Officer.objects.valid().get(user__email=GUEST)
    assert (office.authority_id, office.role) == (authority.pk, Officer.Role.OFFICER)


def test_the_administrator_invites_coordinators_and_nobody_else(espoo: Workspace) -> None:
    admin = make_user("Admin", is_platform_administrator=True)
    with as_administrator():
        invite(GUEST, to=espoo, role=Role.COORDINATOR, by=admin)
        with pytest.raises(RoleNotGiven):
            invite("x@example.org", to=espoo, role=Role.EDITOR, by=admin)
