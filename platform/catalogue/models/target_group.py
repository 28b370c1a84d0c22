from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage, NamedRow


class TargetGroup(NamedRow):
    """A group of residents that the planning pays attention to."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    description_fi = models.TextField()
    description_sv = models.TextField()
    description_en = models.TextField()

    description = InLanguage()

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
