from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import Step
from plans.models.body import Body
from plans.models.plan import Plan
from tenants.rows import Editable


class Milestone(Editable):
    """A day by which something is to be ready, and the day on which it was."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="milestones")
    title = models.CharField(_("what is ready"), max_length=200)
    step = models.ForeignKey(
        Step,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("step"),
    )
    body = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("body that handles it"),
    )
    planned_on = models.DateField(_("planned day"))
    done_on = models.DateField(_("day on which it was ready"), null=True, blank=True)
    section = models.CharField(_("section of the minutes"), max_length=20, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["planned_on", "id"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="plans_a_milestone_has_a_title",
                violation_error_message=_("Say what is ready on the day."),
            )
        ]

    def __str__(self) -> str:
        return self.title
