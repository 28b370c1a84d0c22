from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.plan import Plan, PlanState
from plans.models.version import PlanVersion
from tenants.rows import WorkspaceRow


class StateChange(WorkspaceRow):
    """A step of the plan from draft to superseded: which version took it, who said so, when and with what words."""

    append_only: ClassVar[bool] = True

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="state_changes")
    # The text that was frozen for it; nothing is frozen when a plan goes back to being a draft.
    version = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, blank=True, related_name="state_changes"
    )
    state = models.CharField(_("state"), max_length=12, choices=PlanState)
    note = models.CharField(_("in other words"), max_length=300, blank=True)
    link = models.URLField(_("address of it"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    made_by_id = models.BigIntegerField(null=True)
    made_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        verbose_name = _("change of the plan's state")
        verbose_name_plural = _("changes of the plan's state")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PlanState.DRAFT) | Q(version__isnull=False),
                name="plans_a_change_of_state_has_a_frozen_text",
                violation_error_message=_("The text of the plan is to be frozen for this."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.made_at:%Y-%m-%d}"
