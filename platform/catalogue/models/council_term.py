from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import DatedQuerySet, DatedRow, NamedRow


class CouncilTerm(NamedRow, DatedRow):
    """The term of office of the municipal councils. Source: Local Government Act (410/2015), section 15."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from"]
        verbose_name = _("council term")
        verbose_name_plural = _("council terms")
        constraints = [*NamedRow.Meta.constraints, *DatedRow.Meta.constraints]
