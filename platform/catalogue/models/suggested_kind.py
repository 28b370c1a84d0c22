from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import NamedRow


class SuggestedKind(NamedRow):
    """One of the nine kinds of indicator that the checklist suggests."""

    number = models.PositiveSmallIntegerField(_("number"), primary_key=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("suggested kind of indicator")
        verbose_name_plural = _("suggested kinds of indicator")
        constraints = [
            *NamedRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(number__range=(1, 9)),
                name="catalogue_the_suggested_kinds_are_numbered_one_to_nine",
                violation_error_message=_("The suggested kinds are numbered from 1 to 9."),
            ),
        ]
