"""What the authority says of a place of a report."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from regional.models.coverage import Coverage
from regional.models.review_event import ReviewEvent


class RemarkKind(models.TextChoices):
    """How a remark is meant."""

    MUST = "must", _("Must be mended")
    ADVICE = "advice", _("Piece of advice")
    PRAISE = "praise", _("Praise")


class Remark(models.Model):
    """A remark on the whole report, an element, an objective or a measure.

    While `event` is empty it is the officers' draft, which the municipality cannot read (`database_rights.py`). The step that
    hands it over seals it: the database refuses to change it then (`migrations/_remarks.py`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    coverage = models.ForeignKey(Coverage, models.PROTECT, related_name="remarks")
    subject = models.CharField(max_length=80, blank=True)  # as `regional.contracts.subjects` has it
    name = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=6, choices=RemarkKind)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    event = models.ForeignKey(ReviewEvent, models.PROTECT, related_name="remarks", null=True)

    class Meta:
        ordering = ["coverage", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["coverage", "subject", "kind"],
                condition=Q(event=None),
                name="a_remark_of_a_kind_is_drafted_once",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_remark_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"
