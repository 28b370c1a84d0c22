from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage, NamedRow


class Step(NamedRow):
    """One of the eight steps of planning, the same whatever the rule set."""

    number = models.PositiveSmallIntegerField(_("number"), primary_key=True)
    key = models.SlugField(_("key"), max_length=40, unique=True)
    short_name_fi = models.CharField(max_length=40)
    short_name_sv = models.CharField(max_length=40)
    short_name_en = models.CharField(max_length=40)
    description_fi = models.TextField()
    description_sv = models.TextField()
    description_en = models.TextField()

    short_name = InLanguage()
    description = InLanguage()

    class Meta:
        ordering = ["number"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            *NamedRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(number__range=(1, 8)),
                name="catalogue_the_steps_are_numbered_one_to_eight",
                violation_error_message=_("The steps are numbered from 1 to 8."),
            ),
        ]
