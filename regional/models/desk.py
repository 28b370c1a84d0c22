"""Who works on which report, so that two officers know of each other."""

from django.db import models
from uuid_utils.compat import uuid7

from regional.models.coverage import Coverage
from regional.models.obligation import Obligation


class Assignment(models.Model):
    """The officer whose work a report is: by what is owed, so that the next revision comes to the same desk."""

    obligation = models.OneToOneField(
        Obligation, models.PROTECT, primary_key=True, related_name="assignment"
    )
    user_id = models.BigIntegerField()
    user_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.user_name}"


class Presence(models.Model):
    """Somebody has a report open for review: since when, when they were last seen there, what they typed and did not save.

    `typed` holds the fields of each form by the form's name, with the moment under "saved_at": theirs alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    coverage = models.ForeignKey(Coverage, models.PROTECT, related_name="presences")
    user_id = models.BigIntegerField()
    user_name = models.CharField(max_length=120)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    typed = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["coverage", "user_id"], name="a_person_is_present_once_at_a_report"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_name} {self.coverage_id}"
