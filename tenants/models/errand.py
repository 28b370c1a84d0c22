"""What a person has to do, over all their workspaces."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from tenants.models.workspace import Workspace


class Errand(models.Model):
    """One person's open task or step, as their workspace told it; gone once it is done.

    A workspace writes its own, and at the front door a person sees theirs: row policies say so (`database_rights`).
    """

    class Kind(models.TextChoices):
        TASK = "task", _("task")
        STEP = "step", _("step")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    key = models.CharField(max_length=80)  # "task:<its key>", "step:<the plan's key>.<number>"
    title = models.CharField(_("title"), max_length=300)  # of a step: its number
    path = models.CharField(max_length=200)  # in the workspace, without the language
    due_on = models.DateField(_("by"), null=True)

    class Meta:
        verbose_name = _("errand")
        verbose_name_plural = _("errands")
        ordering = [models.F("due_on").asc(nulls_last=True), "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "workspace", "key"], name="an_errand_is_told_once_to_a_person"
            )
        ]
        indexes = [models.Index(fields=["workspace", "key"], name="errands_by_key")]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"
