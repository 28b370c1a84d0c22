from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import NamedRow


class Audience(NamedRow):
    """Somebody whom the municipality tells about the promotion of integration (step 8 of the checklist)."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class Topic(NamedRow):
    """What the municipality tells about: a part of the planning (step 8 of the checklist)."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("topic of communication")
        verbose_name_plural = _("topics of communication")
