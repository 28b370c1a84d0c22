"""Who was reminded of what is owed, and when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from core.clock import now
from regional.models.obligation import Obligation


class Recipient(models.TextChoices):
    """Who is reminded, in the order in which one stands in for another."""

    COORDINATOR = "coordinator", _("coordinator")
    DEPUTY = "deputy", _("deputy")
    REGISTRY = "registry", _("registry of the responsible body")


class Reminder(models.Model):
    """One step of reminding, once for an obligation whatever happens: the day counts from the due day, minus is before it.

    Without a day it is one that an officer asks for by hand; it waits until it is given. `recipients` says to whom it went,
    by what they are; no name and no address is kept. Nobody means that there was nobody to write to.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="reminders")
    day = models.SmallIntegerField(null=True)
    due_on = models.DateField()  # that it reminded of
    note = models.TextField(_("what to add"), blank=True)
    asked_at = models.DateTimeField(default=now)
    asked_by_name = models.CharField(max_length=120, blank=True)
    given_at = models.DateTimeField(null=True)
    recipients = ArrayField(models.CharField(max_length=12, choices=Recipient), default=list)

    class Meta:
        ordering = ["-asked_at", "-id"]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "day"], name="each_step_of_reminding_is_taken_once"
            ),
            models.UniqueConstraint(
                fields=["obligation"],
                condition=Q(given_at=None),
                name="one_reminder_waits_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(day__isnull=False, asked_by_name="", given_at__isnull=False, note="")
                | (Q(day=None) & ~Q(asked_by_name="")),
                name="a_reminder_is_by_the_clock_or_by_hand",
            ),
        ]
        indexes = [models.Index(fields=["obligation", "-asked_at"], name="reminder_newest_first")]

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.day}"
