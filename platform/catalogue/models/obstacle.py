from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage, NamedRow


class Obstacle(NamedRow):
    """Something that commonly stands in the way of integration work: named alike, it can be counted."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    explanation_fi = models.TextField()
    explanation_sv = models.TextField()
    explanation_en = models.TextField()

    explanation = InLanguage()

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("common obstacle")
        verbose_name_plural = _("common obstacles")
