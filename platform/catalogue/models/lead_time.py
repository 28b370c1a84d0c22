from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import DatedQuerySet, DatedRow, NamedRow
from catalogue.models.force import Force
from catalogue.models.step import Step


class LeadTime(NamedRow, DatedRow):
    """What is ready how many weeks before the meeting that approves a plan; after it where the weeks are negative."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    step = models.ForeignKey(
        Step, models.PROTECT, related_name="lead_times", verbose_name=_("step")
    )
    weeks_before = models.SmallIntegerField(_("weeks before the meeting"))
    force = models.CharField(_("force"), max_length=20, choices=Force)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("lead time")
        verbose_name_plural = _("lead times")
        constraints = [
            *NamedRow.Meta.constraints,
            *DatedRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(weeks_before__range=(-52, 156)),
                name="catalogue_a_lead_time_is_three_years_at_most",
                violation_error_message=_("A lead time is three years at most."),
            ),
        ]
