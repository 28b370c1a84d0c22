from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.version import PlanVersion
from register.models import Municipality
from tenants.rows import WorkspaceRow


class Approval(WorkspaceRow):
    """One municipality's decision on a version: body, day and section of the minutes.

    A joint plan has one version and a decision of each municipality.
    """

    append_only: ClassVar[bool] = True

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="approvals")
    municipality = models.ForeignKey(
        Municipality,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("municipality"),
    )
    body_name = models.CharField(_("body that approved"), max_length=200)
    decided_on = models.DateField(_("day of the decision"))
    section = models.CharField(_("section of the minutes"), max_length=20)
    minutes_link = models.URLField(_("address of the minutes"), max_length=500, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    recorded_by_id = models.BigIntegerField(null=True)
    recorded_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["decided_on", "id"]
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "municipality"],
                name="plans_a_municipality_approves_a_version_once",
                violation_error_message=_("This municipality has approved the version already."),
            ),
            models.CheckConstraint(
                condition=~Q(body_name="") & ~Q(section=""),
                name="plans_an_approval_says_who_and_where",
                violation_error_message=_("Give the body and the section of its minutes."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_name} {self.decided_on}"
