from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plans.models.body import Body
from plans.models.objective import Objective
from tenants.rows import Editable, WorkspaceRow


class MeasureStatus(models.TextChoices):
    """How far a measure has come."""

    NOT_STARTED = "not_started", _("Not started")
    UNDER_WAY = "under_way", _("Under way")
    LATE = "late", _("Late")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


# What a status of these kinds cannot be without: why.
NEED_A_REASON = (MeasureStatus.LATE, MeasureStatus.STOPPED)


class Measure(Editable):
    """What is done for an objective, by whom and when."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="measures")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("measure"), max_length=300)
    description = models.TextField(_("what will be done"), blank=True)
    responsible = models.ForeignKey(
        Body, models.PROTECT, related_name="measures", verbose_name=_("responsible body")
    )
    is_continuous = models.BooleanField(_("continuous"), default=False)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    cost = models.DecimalField(
        _("cost in euros"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    resources = models.CharField(_("resources"), max_length=300, blank=True)
    funding = models.CharField(_("who pays"), max_length=300, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=MeasureStatus, default=MeasureStatus.NOT_STARTED
    )
    status_reason = models.CharField(_("why it is so"), max_length=300, blank=True)
    status_note = models.TextField(_("what has been done"), blank=True)
    for_good_relations = models.BooleanField(_("promotes good relations"), default=False)
    for_everybody = models.BooleanField(_("concerns all residents"), default=False)
    # Keys of the catalogue's target groups, as an objective has them.
    target_groups = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name=_("target groups")
    )

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="plans_a_measure_is_worded",
                violation_error_message=_("Write the measure."),
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts=None) | Q(ends__gte=F("starts")),
                name="plans_a_measure_ends_after_it_starts",
                violation_error_message=_("The end cannot be before the start."),
            ),
            models.CheckConstraint(
                condition=Q(is_continuous=False) | Q(ends=None),
                name="plans_a_continuous_measure_has_no_end",
                violation_error_message=_(
                    "A continuous measure has no end: leave one of them out."
                ),
            ),
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0),
                name="plans_a_measure_costs_nothing_or_more",
                violation_error_message=_("The cost cannot be negative."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=NEED_A_REASON) | Q(status_reason__regex=r"\S"),
                name="plans_a_measure_late_or_stopped_says_why",
                violation_error_message=_("Say why the measure is late or was stopped."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MeasurePartner(WorkspaceRow):
    """A body that takes part in a measure without answering for it."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="partners")
    body = models.ForeignKey(Body, models.PROTECT, related_name="partnerships")
    role = models.CharField(_("role"), max_length=200, blank=True)

    class Meta:
        ordering = ["body__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "body"],
                name="plans_a_body_is_a_partner_once",
                violation_error_message=_("This body is a partner already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.body.name} ({self.role})" if self.role else self.body.name
