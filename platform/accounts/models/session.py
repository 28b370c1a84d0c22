"""Sessions that belong to one host."""

from typing import Any, ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionManager(BaseSessionManager["Session"]):
    """Sessions; the database shows a workspace only those of its own host."""


class Session(AbstractBaseSession):
    """A session of one host: of a workspace's, or of the front door's (`front`)."""

    place = models.CharField(_("place"), max_length=20)
    user_id = models.BigIntegerField(null=True, db_index=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects: ClassVar[SessionManager] = SessionManager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def save(self, *args: Any, force_update: bool = False, **kwargs: Any) -> None:
        # Django writes a session as a row made afresh, which would forget when it began.
        if force_update:
            kwargs["update_fields"] = ["session_data", "expire_date", "place", "user_id"]
        super().save(*args, force_update=force_update, **kwargs)
