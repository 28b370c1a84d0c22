"""Keys for programs."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken


class ApiToken(AbstractAuthToken):  # type: ignore[misc]  # knox has no types
    """A person's key for one place, with the scopes it was given and a day it ends. Only its hash is kept."""

    class Scope(models.TextChoices):
        READ = "read", _("read")
        WRITE = "write", _("write")
        SEND = "send", _("send reports")

    name = models.CharField(_("name"), max_length=80)
    place = models.CharField(
        _("place"), max_length=20
    )  # a workspace's schema (m049), or an authority's key (edc-01)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope), verbose_name=_("scopes"))
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        ordering: ClassVar[list[str]] = ["-created"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expiry__isnull=False), name="every_api_key_ends"
            ),
        ]

    def __str__(self) -> str:
        return self.name
