"""Sessions that belong to one host."""

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

    objects = SessionManager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
