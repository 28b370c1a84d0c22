"""What a municipality asks of what it owes: more time, or to be let off."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from core.clock import now
from regional.models.obligation import Obligation
from regional.models.obligation_event import ObligationEvent


class Relief(models.TextChoices):
    """What can be asked for."""

    EXTENSION = "extension", _("more time")
    EXEMPTION = "exemption", _("exemption from the report")


class Outcome(models.TextChoices):
    """What became of it."""

    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    TAKEN_BACK = "taken_back", _("taken back")


class ReliefRequest(models.Model):
    """A municipality's request with its reason, and the authority's decision with its own; settled once and for all.

    What was asked never changes, and an outcome never does (`migrations/_rounds.py`). A granted request points at the
    event by which the obligation was changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=10, choices=Relief)
    due_on = models.DateField(_("new due day"), null=True, blank=True)  # as asked
    reason = models.TextField(_("reason"))
    asked_at = models.DateTimeField(default=now)
    asked_by_id = models.BigIntegerField(null=True)
    asked_by_name = models.CharField(max_length=120)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by_name = models.CharField(max_length=120, blank=True)
    answer = models.TextField(blank=True)
    event = models.OneToOneField(ObligationEvent, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = [
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(outcome=""), name="one_request_waits_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(asked_by_name=""), name="a_request_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(kind="extension", due_on__isnull=False)
                | Q(kind="exemption", due_on__isnull=True),
                name="more_time_is_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_at=None, answer="", event=None)
                | Q(outcome="taken_back", settled_at__isnull=False, answer="", event=None)
                | (Q(outcome="refused", settled_at__isnull=False, event=None) & ~Q(answer=""))
                | (
                    Q(outcome="granted", settled_at__isnull=False, event__isnull=False)
                    & ~Q(answer="")
                ),
                name="a_decision_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.obligation_id}"

    @property
    def is_waiting(self) -> bool:
        return not self.outcome
