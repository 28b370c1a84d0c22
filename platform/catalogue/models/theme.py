from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage, NamedRow


class Theme(NamedRow):
    """An area of life that objectives are about."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    description_fi = models.TextField()
    description_sv = models.TextField()
    description_en = models.TextField()

    description = InLanguage()

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
