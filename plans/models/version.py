from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.plan import Plan
from tenants.rows import WorkspaceRow


class PlanVersion(WorkspaceRow):
    """The plan as it was when it went out for statements, was proposed or approved: frozen, with the hash of its content."""

    append_only: ClassVar[bool] = True

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    document = models.JSONField(_("content"))
    content_hash = models.CharField(_("hash of the content"), max_length=64)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by_id = models.BigIntegerField(null=True)
    made_by_name = models.CharField(_("made by"), max_length=120, blank=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version of the plan")
        verbose_name_plural = _("versions of the plan")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="plans_a_version_has_its_own_number",
                violation_error_message=_("Somebody approved the plan at the same moment."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}"
