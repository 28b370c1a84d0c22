"""E-mails on their way."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

TRIES = 12  # over some three days


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self) -> "MailQuerySet":
        """Those that were not sent though they should have been: tried in vain, or forgotten by the queue."""
        return self.filter(sent_at=None, attempts__lt=TRIES, due_at__lte=timezone.now())


class Mail(models.Model):
    """One e-mail, which is sent once. What it says is sealed, and erased when it has been sent."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.CharField(_("place"), max_length=20)
    kind = models.CharField(_("kind"), max_length=60)  # "invitation"
    recipient = models.EmailField(_("e-mail address"), max_length=254)
    sealed = models.TextField(blank=True)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    due_at = models.DateTimeField(_("next try"))
    attempts = models.PositiveSmallIntegerField(_("failed attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering = ["-written_at"]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(sent_at=None), name="mail_not_sent"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(sealed=""), name="a_sent_mail_says_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient}"
