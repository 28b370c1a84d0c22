"""Mail: written down in the transaction that causes it, sent by the worker, once."""

import json
import logging
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from accounts.models import Mail
from accounts.secrets import box
from core.connection import bound_connection

SEND = "accounts.send_mail"
PATIENCE = timedelta(minutes=10)  # for the queue; then the sweep sees to it
LONGEST = timedelta(hours=8)
log = logging.getLogger(__name__)


class Letter(NamedTuple):
    """What an e-mail says."""

    subject: str
    text: str


def write_letter(template: str, context: dict[str, object], *, language: str) -> Letter:
    """Render a template whose first line is the subject, in the recipient's language."""
    with override(language):
        subject, _, text = render_to_string(template, context).strip().partition("\n")
    return Letter(subject, text.strip() + "\n")


@transaction.atomic
def queue_mail(letter: Letter, *, to: str, kind: str) -> UUID:
    """Have a mail sent when, and only when, the transaction that is open is committed; return its id."""
    mail = Mail(
        place=bound_connection().place, kind=kind, recipient=to, due_at=timezone.now() + PATIENCE
    )
    mail.sealed = box("mail").encrypt(json.dumps(letter).encode()).decode()
    mail.save(force_insert=True)
    publish_sending(mail.pk)
    return mail.pk


def publish_sending(mail_id: UUID) -> None:
    """Ask the worker to send a mail."""
    current_app.tasks[SEND].delay(str(mail_id))


@transaction.atomic
def deliver(mail_id: UUID) -> bool:
    """Send a mail that has not been sent; tell whether it was. Asked at the front door.

    The row is locked while the mail is handed over, so that two workers with the same task send it once. When handing over
    fails, the mail is due again: after two minutes, four, and so on.
    """
    mail = Mail.objects.select_for_update(skip_locked=True).filter(pk=mail_id, sent_at=None).first()
    if mail is None:
        return False
    letter = Letter(*json.loads(box("mail").decrypt(mail.sealed)))
    try:
        _message(mail, letter).send()
    except OSError as error:  # also what smtplib raises
        mail.attempts += 1
        mail.due_at = timezone.now() + min(timedelta(minutes=2**mail.attempts), LONGEST)
        log.warning("mail %s was not handed over: %s", mail.pk, type(error).__name__)
    else:
        mail.sent_at, mail.sealed = timezone.now(), ""
    mail.save(update_fields=["attempts", "due_at", "sent_at", "sealed"])
    return mail.sent_at is not None


def _message(mail: Mail, letter: Letter) -> EmailMessage:
    # One name whoever sends it: a mail program shows the second of two as the same.
    headers = {
        "Message-ID": f"<{mail.pk}@{settings.BASE_HOST}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(letter.subject, letter.text, to=[mail.recipient], headers=headers)
