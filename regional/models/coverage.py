"""Which obligations a report meets."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from regional.models.obligation import Obligation
from regional.models.received_report import ReceivedReport
from register.models import Municipality


class Mode(models.TextChoices):
    """How a report stands for a municipality."""

    OWN = "own", _("its own report")
    SHARED = "shared", _("a shared report")
    COORDINATED = "coordinated", _("its own report with a common part")
    HYBRID = "hybrid", _("a common part and its annex")


class Coverage(models.Model):
    """One report, for one obligation, from a moment on; a joint report has several, each reviewed on its own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(ReceivedReport, models.PROTECT, related_name="coverages")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="coverages")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.OWN)
    effective_at = models.DateTimeField()

    class Meta:
        ordering = ["-effective_at", "municipality"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "obligation"], name="a_report_covers_an_obligation_once"
            )
        ]
        indexes = [
            models.Index(fields=["municipality", "-effective_at"], name="coverage_by_municipality")
        ]

    def __str__(self) -> str:
        return f"{self.report} – {self.municipality_id}"
