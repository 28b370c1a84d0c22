from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.rows import WorkspaceRow


class TakenUp(WorkspaceRow):
    """A remark of the authority that became something of the plan: a task, a measure or a finding. Never changed."""

    append_only: ClassVar[bool] = True

    remark = models.UUIDField(_("remark"))  # the region's
    made_kind = models.CharField(max_length=40)  # as tasks name what they concern
    made_id = models.UUIDField()
    made_name = models.CharField(max_length=300)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("feedback taken up")
        verbose_name_plural = _("feedback taken up")
        constraints = [
            models.UniqueConstraint(
                fields=["made_kind", "made_id"], name="reporting_a_thing_comes_of_one_remark"
            )
        ]
        indexes = [models.Index(fields=["remark"], name="reporting_taken_up_by_remark")]

    def __str__(self) -> str:
        return self.made_name
