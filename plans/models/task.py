from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.body import Body
from tenants.rows import Editable


class Task(Editable):
    """Something that somebody does by a day: agreed in a meeting, needed for a measure, or raised by a trigger."""

    title = models.CharField(_("task"), max_length=300)
    note = models.TextField(_("note"), blank=True)
    # What it is about: the kind and key of a row of the workspace, whatever room keeps it.
    concerns_kind = models.CharField(max_length=40, blank=True, editable=False)
    concerns_id = models.UUIDField(null=True, blank=True, editable=False)
    user_id = models.BigIntegerField(_("person"), null=True, blank=True)
    body = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("body"),
    )
    due_on = models.DateField(_("by"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    dropped_reason = models.CharField(_("why it is not done"), max_length=300, blank=True)

    class Meta:
        ordering = [models.F("due_on").asc(nulls_last=True), "id"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [
            models.Index(fields=["concerns_kind", "concerns_id"], name="plans_task_concerns")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="plans_a_task_says_what_is_done",
                violation_error_message=_("Say what is to be done."),
            ),
            models.CheckConstraint(
                condition=Q(concerns_kind="", concerns_id=None)
                | (~Q(concerns_kind="") & Q(concerns_id__isnull=False)),
                name="plans_a_task_concerns_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(dropped_reason=""),
                name="plans_a_task_is_done_or_dropped",
                violation_error_message=_("A task is either done, or it is not done for a reason."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and not self.dropped_reason
