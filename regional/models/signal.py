"""How far municipalities say they are, between reports."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from uuid_utils.compat import uuid7

from register.models import Municipality


class ReceivedSignal(models.Model):
    """One signal, kept as it arrived; the newest of a day tells where a municipality stood on it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    sender_place = models.CharField(max_length=10)
    sent_at = models.DateTimeField(default=timezone.now)
    phase = models.PositiveSmallIntegerField()
    coordinator_named = models.BooleanField()
    group_named = models.BooleanField()
    plan_approved_on = models.DateField(null=True)
    document = models.JSONField()

    class Meta:
        ordering = ["municipality", "-sent_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(phase__lte=8), name="there_are_eight_steps")
        ]
        indexes = [models.Index(fields=["municipality", "-sent_at"], name="signal_newest_first")]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.phase}/8"
