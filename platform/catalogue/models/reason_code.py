from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import NamedRow


class ReasonCode(NamedRow):
    """Why an answer or a value is missing."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("reason for a missing answer")
        verbose_name_plural = _("reasons for missing answers")
