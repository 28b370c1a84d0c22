"""Who at an authority has opened a municipality's report."""

from django.db import models
from django.utils import timezone
from uuid_utils.compat import uuid7

from regional.models.coverage import Coverage
from register.models import Authority


class AccessEvent(models.Model):
    """An officer opened a received report: once a day for each officer, never changed, and shown to the municipality."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    coverage = models.ForeignKey(Coverage, models.PROTECT, related_name="openings")
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=120)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["coverage", "by_id", "on"], name="an_opening_is_noted_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.coverage_id} {self.on:%Y-%m-%d} {self.by_name}"
