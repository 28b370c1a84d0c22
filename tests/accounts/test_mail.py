"""Mails about accounts go through the queue, in the language of whoever gets them."""

import json
import re
from unittest.mock import patch

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from accounts.adapter import SecondFactorAdapter
from accounts.models import Mail, User
from accounts.models.mail import TRIES
from accounts.secrets import box
from accounts.services import Letter, deliver, queue_mail
from tenants.context import at_front_door, inside
from tenants.models import Workspace
from tests.makers import make_user

FRONT = {"host": "kotopolku.test"}


def text_of(mail: Mail) -> str:
    return "\n".join(json.loads(box("mail").decrypt(mail.sealed)))


@pytest.fixture
def astrid(db: None) -> User:
    user = make_user("Astrid Berg", language="sv")
    with at_front_door():
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def test_a_new_password_is_asked_for_in_the_persons_language(client: Client, astrid: User) -> None:
    answer = client.post("/fi/accounts/password/reset/", {"email": astrid.email}, headers=FRONT)
    assert answer.status_code == 302, answer.content.decode()
    with at_front_door():
        mail = Mail.objects.get(recipient=astrid.email)
    said = text_of(mail)
    assert "lösenord" in said
    assert outbox.outbox == []  # not from the page, but by the worker
    found = re.search(r"http://kotopolku\.test\S+", said)
    assert found is not None
    assert client.get(found[0], headers=FRONT, follow=True).status_code == 200


def test_what_a_mail_says_is_sealed_and_erased_when_it_is_sent(db: None) -> None:
    mail_id = queue_mail(Letter("A secret", "a link"), to="a@example.org", kind="test")
    mail = Mail.objects.get(pk=mail_id)
    assert "secret" not in mail.sealed
    assert deliver(mail_id)
    mail.refresh_from_db()
    assert (mail.sealed, mail.sent_at is not None) == ("", True)
    [sent] = outbox.outbox
    assert (sent.subject, sent.body, sent.to) == ("A secret", "a link", ["a@example.org"])
    assert not deliver(mail_id)
    assert len(outbox.outbox) == 1


def test_a_mail_that_is_not_taken_is_due_again_later_and_at_last_no_more(db: None) -> None:
    mail_id = queue_mail(Letter("Later", "…"), to="a@example.org", kind="test")
    assert list(Mail.objects.due()) == []  # the queue has it
    with patch("django.core.mail.EmailMessage.send", side_effect=ConnectionRefusedError):
        for attempt in range(1, TRIES + 1):
            assert not deliver(mail_id)
            mail = Mail.objects.get(pk=mail_id)
            assert (mail.attempts, mail.sent_at) == (attempt, None)
            assert mail.due_at > timezone.now()
            Mail.objects.update(due_at=timezone.now())
            assert Mail.objects.due().exists() is (attempt < TRIES)
    assert deliver(mail_id)


def test_a_workspace_writes_mails_and_reads_none(espoo: Workspace) -> None:
    with inside(espoo):
        mail_id = queue_mail(Letter("From Espoo", "…"), to="a@example.org", kind="test")
    assert Mail.objects.get(pk=mail_id).place == "m049"


def test_the_code_is_drawn_on_white() -> None:
    drawn = SecondFactorAdapter().build_totp_svg("otpauth://totp/Kotopolku:a?secret=X")
    assert "<svg" in drawn
    assert 'fill="white"' in drawn
