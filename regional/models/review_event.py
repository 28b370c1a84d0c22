"""What the authority did with a report."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from regional.models.coverage import Coverage
from register.models import Authority


class ReviewKind(models.TextChoices):
    """The steps of a review."""

    OPENED = "opened", _("Taken into review")
    RETURNED = "returned", _("Returned for completion")
    ASKED = "asked", _("Feedback given, the municipality is heard")
    REPLIED = "replied", _("Replied by the municipality")
    PROCESSED = "processed", _("Processed")
    REOPENED = "reopened", _("Opened again")
    WITHDRAWN = "withdrawn", _("Withdrawn by the municipality")


class ReviewEvent(models.Model):
    """One step, never changed. `reasons` is a list of {element, name, text}; `text` is the feedback.

    What is replied and withdrawn is the municipality's own step, and no other is: the database sees to it
    (`migrations/_remarks.py`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    coverage = models.ForeignKey(Coverage, models.PROTECT, related_name="reviews")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ReviewKind)
    at = models.DateTimeField(default=timezone.now)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    reasons = models.JSONField(default=list)
    correction_due = models.DateField(null=True)
    reply_due = models.DateField(null=True)  # the last day on which remarks may be replied to

    class Meta:
        ordering = ["coverage", "number"]
        constraints = [
            # Two people who act at once do not both get the next number.
            models.UniqueConstraint(
                fields=["coverage", "number"], name="a_review_has_one_step_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(kind="returned")
                | (
                    Q(correction_due__isnull=False)
                    & ~Q(reasons=models.Value([], models.JSONField()))
                ),
                name="a_return_has_reasons_and_a_deadline",
            ),
            # What remarks point at, so that a step cannot hand over another report's.
            models.UniqueConstraint(
                fields=["id", "coverage"], name="a_step_is_of_one_reports_review"
            ),
            models.CheckConstraint(
                condition=~Q(kind="asked") | Q(reply_due__isnull=False),
                name="who_is_heard_has_a_day_to_reply_by",
            ),
            models.CheckConstraint(
                condition=~Q(kind="withdrawn") | ~Q(text=""),
                name="what_is_withdrawn_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(kind="processed") | ~Q(text=""), name="what_is_processed_has_feedback"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coverage_id} {self.kind}"
