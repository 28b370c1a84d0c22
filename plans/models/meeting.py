from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plans.models.group_member import GroupMember
from plans.models.plan import Plan
from plans.models.task import Task
from tenants.rows import Editable, WorkspaceRow


class Meeting(Editable):
    """A meeting of the cooperation group: when and where, what is on the agenda, and what was said."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="meetings")
    title = models.CharField(_("name of the meeting"), max_length=200)
    held_on = models.DateField(_("day"))
    starts = models.TimeField(_("begins at"), null=True, blank=True)
    ends = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    agenda = models.TextField(_("agenda"), blank=True)
    minutes = models.TextField(_("minutes"), blank=True)
    minutes_link = models.URLField(_("address of the minutes"), max_length=500, blank=True)
    # The day on which the members were sent the call to the meeting.
    called_on = models.DateField(null=True, blank=True, editable=False)
    accepts_timetable = models.BooleanField(_("the group accepted the timetable"), default=False)
    section = models.CharField(_("section of the minutes"), max_length=20, blank=True)

    class Meta:
        ordering = ["-held_on", F("starts").desc(nulls_last=True), "id"]
        verbose_name = _("meeting of the cooperation group")
        verbose_name_plural = _("meetings of the cooperation group")
        constraints = [
            models.CheckConstraint(
                condition=Q(title__regex=r"\S"),
                name="plans_a_meeting_has_a_name",
                violation_error_message=_("Give the meeting a name."),
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | (Q(starts__isnull=False) & Q(ends__gt=F("starts"))),
                name="plans_a_meeting_ends_after_it_begins",
                violation_error_message=_("A meeting ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(section="") | Q(accepts_timetable=True),
                name="plans_a_section_says_where_the_timetable_was_accepted",
                violation_error_message=_(
                    "The section is that of the minutes in which the timetable was accepted."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def was_held(self, on: date) -> bool:
        """Whether the meeting lies on the day or before it."""
        return self.held_on <= on


class Presence(models.TextChoices):
    """Who came to a meeting for a member."""

    PRESENT = "present", _("present")
    SUBSTITUTE = "substitute", _("the substitute came")
    ABSENT = "absent", _("absent")


class Attendance(WorkspaceRow):
    """Whether a member of the group was at a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(GroupMember, models.PROTECT, related_name="attendances")
    presence = models.CharField(_("attendance"), max_length=10, choices=Presence)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                name="plans_a_member_attends_a_meeting_once",
                violation_error_message=_("The attendance of this member is recorded already."),
            )
        ]

    def __str__(self) -> str:
        return self.get_presence_display()


class ActionItem(WorkspaceRow):
    """A task that was agreed at a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="action_items")
    task = models.OneToOneField(Task, models.CASCADE, related_name="agreed_at")

    def __str__(self) -> str:
        return str(self.task)
