from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import DatedQuerySet, DatedRow, NamedRow
from catalogue.models.force import Force


class LengthBudget(NamedRow, DatedRow):
    """How long a part of a plan may be before its reader is lost; keys: whole, section, objective, measure."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    characters = models.PositiveIntegerField(_("characters with spaces"))
    force = models.CharField(_("force"), max_length=20, choices=Force)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("length budget")
        verbose_name_plural = _("length budgets")
        constraints = [*NamedRow.Meta.constraints, *DatedRow.Meta.constraints]
