from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import DatedQuerySet, DatedRow, InLanguage, NamedRow
from catalogue.models.force import Force


class Clock(models.TextChoices):
    """From what the next due day of a report is counted."""

    ANCHORED = "anchored", _("from the approval of the plan, then from the previous due day")
    ROLLING = "rolling", _("from the day the last report was received")
    COMMON = "common", _("the same day for everybody")


class DecisionLevel(models.TextChoices):
    """Who decides on a report in the municipality, the lowest level first."""

    OFFICIAL = "official", _("An official")
    BOARD = "board", _("A board or committee")
    COUNCIL = "council", _("The council")


class RuleSet(NamedRow, DatedRow):
    """What planning is measured against: a checklist, or an Act as it stood at a time."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    description_fi = models.TextField()
    description_sv = models.TextField()
    description_en = models.TextField()
    force = models.CharField(_("force"), max_length=20, choices=Force)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_default = models.BooleanField(_("offered first"), default=False)
    retired = models.BooleanField(_("no longer offered"), default=False)
    never_in_force = models.BooleanField(_("never came into force"), default=False)
    # What is done at the end of the planning: the report, the review, the decision.
    report_cycle_months = models.PositiveSmallIntegerField(
        _("months between reports"), null=True, blank=True
    )
    review_months = models.PositiveSmallIntegerField(
        _("months between reviews"), null=True, blank=True
    )
    local_decision_required = models.BooleanField(
        _("needs a decision of the municipality"), default=True
    )
    # Where a decision is needed: the lowest level that may make it.
    local_decision_level = models.CharField(
        _("decided at least by"),
        max_length=10,
        choices=DecisionLevel,
        default=DecisionLevel.OFFICIAL,
    )
    # The clock of the report; it runs only when there is a report cycle.
    clock = models.CharField(_("clock"), max_length=10, choices=Clock, default=Clock.ANCHORED)
    first_due_months = models.PositiveSmallIntegerField(_("months to the first report"), default=24)
    opens_days_before = models.PositiveSmallIntegerField(
        _("days a report opens before it is due"), default=180
    )
    due_soon_days = models.PositiveSmallIntegerField(_("days a report is due soon"), default=90)
    grace_days = models.PositiveSmallIntegerField(_("days of grace"), default=0)
    correction_days = models.PositiveSmallIntegerField(
        _("days to correct a returned report"), default=28
    )
    reply_days = models.PositiveSmallIntegerField(_("days to reply to feedback"), default=21)

    description = InLanguage()
    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("rule set")
        verbose_name_plural = _("rule sets")
        constraints = [
            *NamedRow.Meta.constraints,
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="catalogue_one_rule_set_at_most_is_the_default",
                violation_error_message=_("Another rule set is offered first already."),
            ),
            models.CheckConstraint(
                condition=Q(is_default=False) | Q(retired=False, never_in_force=False),
                name="catalogue_the_default_rule_set_is_on_offer",
                violation_error_message=_(
                    "A rule set that is no longer offered cannot be offered first."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(report_cycle_months=0) & ~Q(review_months=0),
                name="catalogue_a_rule_set_repeats_after_a_month_or_more",
                violation_error_message=_("Leave the months empty when nothing is repeated."),
            ),
        ]

    @property
    def has_report_duty(self) -> bool:
        return self.report_cycle_months is not None
