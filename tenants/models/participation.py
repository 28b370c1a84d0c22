"""For which municipalities a workspace plans and reports."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from register.models import Municipality
from tenants.models.workspace import Workspace


class Participation(models.Model):
    """One municipality's part in a workspace. A municipality's own workspace has exactly one; a joint area has several."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.PROTECT, related_name="participations"
    )
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until"), null=True, blank=True)
    mandate_body = models.CharField(_("decided by"), max_length=200, blank=True)
    mandate_on = models.DateField(_("decided on"), null=True, blank=True)
    mandate_section = models.CharField(_("section"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["workspace", "municipality"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "municipality", "valid_from"],
                name="one_participation_from_a_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="a_participation_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workspace} / {self.municipality}"
