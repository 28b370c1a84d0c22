from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models import Objective
from reporting.models.report import Report
from tenants.rows import WorkspaceRow


class Assessment(models.TextChoices):
    """How far an objective has come, in the municipality's own view."""

    REACHED = "reached", _("Reached")
    PARTLY = "partly", _("Partly")
    BEHIND = "behind", _("Behind")


class ObjectiveAssessment(WorkspaceRow):
    """The municipality's own assessment of an objective in one report; the report's version counts for it too."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="assessments")
    objective = models.ForeignKey(
        Objective, models.CASCADE, related_name="+", verbose_name=_("objective")
    )
    assessment = models.CharField(
        _("own assessment"), max_length=10, choices=Assessment, blank=True
    )
    text = models.TextField(_("in words"), blank=True)

    class Meta:
        verbose_name = _("assessment of an objective")
        verbose_name_plural = _("assessments of objectives")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "objective"],
                name="reporting_an_objective_is_assessed_once_a_report",
            )
        ]

    def __str__(self) -> str:
        return f"{self.objective_id} {self.assessment}"
