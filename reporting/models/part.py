"""What the municipality writes of the parts of its report; what it does not write is filled in from what is there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import Obstacle, ReasonCode
from reporting.models.report import Report
from tenants.rows import WorkspaceRow


class Chapter(WorkspaceRow):
    """A part of a report in the municipality's own words, or why it is left open; the report's version counts for it too."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="chapters")
    code = models.CharField(max_length=40)  # of the rule set's part
    text = models.TextField(_("text"), blank=True)
    reason_code = models.ForeignKey(
        ReasonCode,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("why it is left open"),
    )

    class Meta:
        verbose_name = _("part of a report")
        verbose_name_plural = _("parts of a report")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "code"], name="reporting_a_report_has_a_part_once"
            ),
            models.CheckConstraint(
                condition=Q(text="") | Q(reason_code=None),
                name="reporting_what_is_written_is_not_left_open",
                violation_error_message=_("Write the part, or say why it is left open: not both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.code}"


class ReportObstacle(WorkspaceRow):
    """One of the catalogue's common obstacles that stands in the way here, with words on it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="obstacles")
    obstacle = models.ForeignKey(
        Obstacle,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("common obstacle"),
    )
    text = models.TextField(_("in words"), blank=True)

    class Meta:
        verbose_name = _("obstacle in a report")
        verbose_name_plural = _("obstacles in reports")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "obstacle"], name="reporting_an_obstacle_is_named_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.obstacle_id}"
