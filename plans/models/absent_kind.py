from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import OrganisationKind
from plans.models.plan import Plan
from tenants.rows import Editable


class AbsentKind(Editable):
    """A recommended kind of member that is not in the cooperation group, and why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="absent_kinds")
    kind = models.ForeignKey(
        OrganisationKind,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("kind of member"),
    )
    reason = models.CharField(_("why it is not in the group"), max_length=300)

    class Meta:
        ordering = ["id"]
        verbose_name = _("kind that is not in the cooperation group")
        verbose_name_plural = _("kinds that are not in the cooperation group")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind"],
                name="plans_a_kind_is_explained_once",
                violation_error_message=_("Somebody has given the reason already."),
            ),
            models.CheckConstraint(
                condition=Q(reason__regex=r"\S"),
                name="plans_an_absent_kind_has_a_reason",
                violation_error_message=_("Say why it is not in the group."),
            ),
        ]

    def __str__(self) -> str:
        return self.reason
