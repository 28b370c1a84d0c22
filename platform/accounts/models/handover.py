"""One-time codes that carry a sign-in from the front door to a workspace's host."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Handover(models.Model):
    """A code for one person, one host and one browser; good once, for a minute. Only hashes are kept."""

    code_digest = models.CharField(max_length=64, primary_key=True)
    nonce_digest = models.CharField(
        max_length=64
    )  # of the cookie that the browser carries at the workspace's host
    place = models.CharField(_("place"), max_length=20)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True)

    def __str__(self) -> str:
        return f"{self.user} → {self.place}"
