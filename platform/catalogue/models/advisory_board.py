from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import DatedQuerySet, DatedRow, NamedRow


class AdvisoryBoard(NamedRow, DatedRow):
    """A regional Advisory Board for Ethnic Relations: it helps in planning measures for good relations.

    Source: Government Decree on the Advisory Board for Ethnic Relations (771/2015).
    """

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    # Codes of the register's regions.
    regions = ArrayField(models.CharField(max_length=2), verbose_name=_("regions"))

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("advisory board for ethnic relations")
        verbose_name_plural = _("advisory boards for ethnic relations")
        constraints = [*NamedRow.Meta.constraints, *DatedRow.Meta.constraints]
