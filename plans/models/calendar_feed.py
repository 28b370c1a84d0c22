from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.plan import Plan
from tenants.rows import WorkspaceRow


class CalendarFeed(WorkspaceRow):
    """A secret address at which a person's calendar reads a plan's days. Only the hash of its code is kept."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="feeds")
    user_id = models.BigIntegerField(_("person"))
    name = models.CharField(_("which calendar reads it"), max_length=60)
    language = models.CharField(_("language"), max_length=2, default="fi")
    token_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    read_on = models.DateField(_("last read"), null=True, blank=True)

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self) -> str:
        return self.name
