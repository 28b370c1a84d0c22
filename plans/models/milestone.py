from datetime import date

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
    predicted_on = models.DateField(_("predicted day"), null=True, blank=True)
    done_on = models.DateField(_("day on which it was ready"), null=True, blank=True)
    section = models.CharField(_("section of the minutes"), max_length=20, blank=True)
    note = models.TextField(_("note"), blank=True)
    # The key of the catalogue's lead time that it was counted by, and how many weeks before the meeting this plan has it.
    lead_time = models.CharField(_("lead time"), max_length=40, blank=True)
    weeks_before = models.SmallIntegerField(_("weeks before the meeting"), null=True, blank=True)

    class Meta:
        ordering = ["planned_on", "id"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="plans_a_milestone_has_a_title",
                violation_error_message=_("Say what is ready on the day."),
            ),
            models.UniqueConstraint(
                fields=["plan", "lead_time"],
                condition=~Q(lead_time=""),
                name="plans_a_lead_time_gives_one_milestone",
                violation_error_message=_("The timetable has this milestone already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def expected_on(self) -> date:
        """The day on which it is expected to be ready: the predicted day, or else the planned one."""
        return self.predicted_on or self.planned_on

    def is_late(self, on: date) -> bool:
        """Whether the day planned for it is over, and it is not ready."""
        return self.done_on is None and self.planned_on < on

    @property
    def slips(self) -> bool:
        """Whether it is expected later than it was planned, and is not ready yet."""
        return self.done_on is None and self.expected_on > self.planned_on
