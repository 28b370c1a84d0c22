from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenants.rows import WorkspaceRow


class NoticeKind(models.TextChoices):
    """What people are told of."""

    TASK_GIVEN = "task_given", _("a task was given to you")
    TASK_DUE = "task_due", _("your task is due within a week")
    TASK_LATE = "task_late", _("your task is late")
    STEP_GIVEN = "step_given", _("a step was given to you")
    STEP_CHANGED = "step_changed", _("the day of your step was changed")
    PLAN_APPROVED = "plan_approved", _("a plan was approved")
    REPORT_RETURNED = "report_returned", _("the authority returned a report")
    REPORT_ANSWERED = "report_answered", _("the authority answered a report")
    AUTHORITY_LETTER = "authority_letter", _("the authority sent a letter")
    DUTY_CHANGED = "duty_changed", _("the authority changed when a report is due")
    REPORT_ASKED = "report_asked", _("the authority awaits your reply to its remarks")
    ADVICE_ANSWERED = "advice_answered", _("the authority answered a question")


class NoticeWay(models.TextChoices):
    """How a person is told of a kind of thing."""

    SERVICE = "service", _("in the service only")
    AT_ONCE = "at_once", _("by e-mail at once")
    DAILY = "daily", _("by e-mail once a day")
    WEEKLY = "weekly", _("by e-mail once a week")
    OFF = "off", _("not at all")


class Notice(WorkspaceRow):
    """Something that a person is told once, on the page and, if they want it, by e-mail."""

    user_id = models.BigIntegerField(_("person"))
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    way = models.CharField(_("way"), max_length=8, choices=NoticeWay)
    # The same thing is never told twice: "task_due:<key>:2027-03-01".
    event = models.CharField(max_length=120)
    params = models.JSONField(default=dict)
    path = models.CharField(max_length=200, blank=True)  # in the workspace, without the language
    created_at = models.DateTimeField(_("told"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True)
    mailed_at = models.DateTimeField(_("sent by e-mail"), null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-id"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(
                fields=["user_id", "event"], name="plans_a_notice_is_given_once"
            )
        ]
        indexes = [
            models.Index(fields=["user_id"], condition=Q(read_at=None), name="plans_notice_unread"),
            models.Index(fields=["way"], condition=Q(mailed_at=None), name="plans_notice_unsent"),
        ]

    def __str__(self) -> str:
        return self.event


class NoticeChoice(WorkspaceRow):
    """How a person wants to be told of a kind of thing, where it is not the usual way."""

    user_id = models.BigIntegerField(_("person"))
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    way = models.CharField(_("way"), max_length=8, choices=NoticeWay)

    class Meta:
        verbose_name = _("choice of notices")
        verbose_name_plural = _("choices of notices")
        constraints = [
            models.UniqueConstraint(fields=["user_id", "kind"], name="plans_a_way_is_chosen_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.way}"
