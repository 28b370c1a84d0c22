from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import DatedQuerySet, DatedRow, NamedRow


class RiskSign(NamedRow, DatedRow):
    """What tells, before a report is late, that it may become so; `key` says which sign it is.

    It is looked for when the report is due in `within_days` or sooner. `silent_days` is for the sign of silence.
    """

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    within_days = models.PositiveSmallIntegerField(_("days before the due day"))
    silent_days = models.PositiveSmallIntegerField(_("days of silence"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("early sign")
        verbose_name_plural = _("early signs")
        constraints = [
            *NamedRow.Meta.constraints,
            *DatedRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(key="silent", silent_days__gt=0)
                | (~Q(key="silent") & Q(silent_days=None)),
                name="catalogue_silence_alone_has_its_days",
                violation_error_message=_("The sign of silence has its days, and no other sign."),
            ),
        ]
