from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.plan import Plan
from tenants.rows import WorkspaceRow


class FirstContact(WorkspaceRow):
    """When the municipality first turned to its regional authority about a plan: recorded once, and it stays."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="first_contact")
    on = models.DateField(_("day"))
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(_("who"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("first contact with the authority")
        verbose_name_plural = _("first contacts with the authority")

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"
