from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage, NamedRow


class OfficialTheme(NamedRow):
    """One of the five themes of the national integration indicators.

    Source: Integration Indicators database, kotoutuminen.fi.
    """

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    description_fi = models.TextField()
    description_sv = models.TextField()
    description_en = models.TextField()

    description = InLanguage()

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("theme of the national indicators")
        verbose_name_plural = _("themes of the national indicators")
