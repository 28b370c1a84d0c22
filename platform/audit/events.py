"""What an audit trail consists of."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Event(models.Model):
    """Who did what to which thing, when. Rows are only ever added: no role may change or delete them.

    Source: Act 906/2019, section 17 (log data of use and of disclosures).
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(_("who"), max_length=120, blank=True)
    verb = models.CharField(
        _("what"), max_length=60
    )  # "plan.approved": the noun, a dot, what was done
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    object_name = models.CharField(_("thing"), max_length=200, blank=True)
    detail = models.JSONField(_("details"), default=dict)

    class Meta:
        abstract = True
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-at"], name="%(class)s_by_object"),
            models.Index(fields=["-at"], name="%(class)s_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_name}"
