from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reporting.models.report import Report
from tenants.rows import WorkspaceRow


class Submission(WorkspaceRow):
    """One sending of a report: the document as it was, who sent it and when, and the receipt. Never changed afterwards."""

    append_only: ClassVar[bool] = True

    report = models.ForeignKey(Report, models.PROTECT, related_name="submissions")
    revision = models.PositiveSmallIntegerField(_("revision"))
    idempotency_key = models.CharField(max_length=100)
    reference = models.CharField(_("reference"), max_length=40)
    document = models.JSONField(_("document"))
    content_hash = models.CharField(_("checksum"), max_length=64)
    receipt = models.JSONField(_("receipt"))
    sent_at = models.DateTimeField(_("sent"))  # as the receipt says
    sent_by_id = models.BigIntegerField(null=True)
    sent_by_name = models.CharField(_("sent by"), max_length=120, blank=True)

    class Meta:
        ordering = ["-sent_at", "-id"]
        verbose_name = _("sent report")
        verbose_name_plural = _("sent reports")
        constraints = [
            models.UniqueConstraint(
                fields=["idempotency_key"], name="reporting_a_key_sends_one_report"
            ),
            models.UniqueConstraint(
                fields=["report", "revision"], name="reporting_a_revision_is_sent_once"
            ),
            models.UniqueConstraint(
                fields=["reference", "revision"], name="reporting_a_receipt_is_kept_once"
            ),
            models.CheckConstraint(
                condition=~Q(idempotency_key=""), name="reporting_a_sending_has_a_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} / {self.revision}"
