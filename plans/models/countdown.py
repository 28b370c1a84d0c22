from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.decision_step import DecisionStep
from plans.models.plan import Plan
from tenants.rows import Editable


class Countdown(Editable):
    """The meeting from which a plan's timetable is counted back, and the day that it was counted from."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="countdowns")
    meeting = models.ForeignKey(
        DecisionStep,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("meeting"),
    )
    meeting_on = models.DateField(_("day of the meeting"))

    class Meta:
        verbose_name = _("meeting that the timetable is counted from")
        verbose_name_plural = _("meetings that timetables are counted from")
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                name="plans_a_timetable_is_counted_from_one_meeting",
                violation_error_message=_("The timetable is counted from a meeting already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting_on.day}.{self.meeting_on.month}.{self.meeting_on.year}"

    @property
    def moved_to(self) -> date | None:
        """The day of the meeting, if it is another than the timetable was counted from."""
        day = self.meeting.day if self.meeting else None
        return day if day != self.meeting_on else None
