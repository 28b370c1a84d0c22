from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import DatedQuerySet, DatedRow, InLanguage, NamedRow


class FrameworkLevel(models.TextChoices):
    """Whose goals a framework holds."""

    NATIONAL = "national", _("national")
    REGIONAL = "regional", _("regional")
    LOCAL = "local", _("local")


class Framework(NamedRow, DatedRow):
    """A programme or a set of objectives that a municipality's own objectives carry forward."""

    key = models.SlugField(_("key"), primary_key=True, max_length=60)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    level = models.CharField(_("level"), max_length=10, choices=FrameworkLevel)
    owner_fi = models.CharField(max_length=200)
    owner_sv = models.CharField(max_length=200)
    owner_en = models.CharField(max_length=200)
    period_from = models.PositiveSmallIntegerField(_("first year"))
    period_to = models.PositiveSmallIntegerField(_("last year"))

    owner = InLanguage()
    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        constraints = [
            *NamedRow.Meta.constraints,
            *DatedRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")),
                name="catalogue_the_years_of_a_framework_are_in_order",
                violation_error_message=_("The last year cannot be before the first."),
            ),
        ]
