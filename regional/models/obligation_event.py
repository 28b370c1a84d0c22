"""What changed an obligation after it was made."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from regional.models.obligation import Obligation
from register.models import Authority, Municipality


class Change(models.TextChoices):
    """What can happen to an obligation."""

    EXTENSION = "extension", _("extended")
    ROUND = "round", _("given the due day of a round")
    EXEMPTION = "exemption", _("exempted")
    DUTY_RESTORED = "duty_restored", _("exemption ended")
    SUPERSEDED = "superseded", _("superseded")
    AUTHORITY = "authority", _("moved to another authority")


class Why(models.TextChoices):
    """Why an obligation was superseded."""

    MERGER = "merger", _("The municipality was merged.")
    PLAN_APPROVED = "plan_approved", _("The plan was approved: the report is counted from that.")
    RULES_CHANGED = "rules_changed", _("The rule set changed before the report opened.")


class ObligationEvent(models.Model):
    """One change, with the day from which it holds and the moment at which it was recorded; never changed itself.

    A figure as of a day counts a change only when both are on that day or before it, so that yesterday's figure stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=14, choices=Change)
    on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(null=True)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", null=True)
    successor = models.ForeignKey(Municipality, models.PROTECT, related_name="+", null=True)
    reason = models.CharField(max_length=500, blank=True)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    detail = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["extension", "round"]) | Q(due_on__isnull=False),
                name="a_new_due_day_is_named",
            ),
            models.CheckConstraint(
                condition=~Q(kind="authority") | Q(authority__isnull=False),
                name="a_new_authority_is_named",
            ),
            models.CheckConstraint(
                condition=~Q(kind="exemption") | ~Q(reason=""), name="an_exemption_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on:%Y-%m-%d}"
