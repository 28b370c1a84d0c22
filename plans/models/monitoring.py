from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.body import Body
from plans.models.indicator import YEARS, Indicator
from plans.models.plan import Plan
from plans.models.task import Task
from tenants.rows import Editable, WorkspaceRow


class IntermediateTarget(Editable):
    """What an indicator should be in a year on the way to its target."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="intermediate_targets")
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("intermediate target"), max_digits=20, decimal_places=6)

    class Meta:
        ordering = ["year"]
        verbose_name = _("intermediate target")
        verbose_name_plural = _("intermediate targets")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="plans_a_year_has_one_intermediate_target",
                violation_error_message=_("This year has an intermediate target already."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=YEARS),
                name="plans_an_intermediate_target_is_of_our_time",
                violation_error_message=_("Give a year between 1990 and 2100."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"


class Interval(models.IntegerChoices):
    """How often the plan is looked at, in months."""

    QUARTERLY = 3, _("every three months")
    HALF_YEARLY = 6, _("every six months")
    YEARLY = 12, _("once a year")


class MonitoringAgreement(Editable):
    """Who follows the plan, how often, and what happens when something has to be updated."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="monitoring_agreement")
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="monitors", verbose_name=_("body that follows the plan")
    )
    person_name = models.CharField(_("person"), max_length=120, blank=True)
    interval = models.PositiveSmallIntegerField(
        _("how often"), choices=Interval, default=Interval.YEARLY
    )
    words = models.TextField(_("how the plan is followed and updated"), blank=True)

    class Meta:
        verbose_name = _("monitoring agreement")
        verbose_name_plural = _("monitoring agreements")

    def __str__(self) -> str:
        return str(self.body)


class TriggerKind(models.TextChoices):
    """What makes somebody look at the plan again."""

    COUNCIL_TERM = "council_term", _("a new council term begins")
    RULE_SET = "rule_set", _("the law or the guidance changes")
    OFF_TRACK = "off_track", _("an indicator falls behind")
    ARRIVALS = "arrivals", _("more people are expected than a limit")
    OWN = "own", _("something of your own")


class Trigger(Editable):
    """A situation in which the plan is looked at again."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="triggers")
    kind = models.CharField(_("situation"), max_length=12, choices=TriggerKind)
    limit = models.PositiveIntegerField(_("limit, persons in a year"), null=True, blank=True)
    situation = models.CharField(_("the situation in your words"), max_length=200, blank=True)
    action = models.CharField(_("what is then done"), max_length=200)
    days = models.PositiveSmallIntegerField(_("within how many days"), default=60)

    class Meta:
        ordering = ["kind", "id"]
        verbose_name = _("situation to react to")
        verbose_name_plural = _("situations to react to")
        constraints = [
            models.CheckConstraint(
                condition=~Q(action=""),
                name="plans_a_trigger_says_what_is_done",
                violation_error_message=_("Say what is then done."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=TriggerKind.ARRIVALS) | Q(limit__isnull=False),
                name="plans_a_trigger_of_arrivals_has_its_limit",
                violation_error_message=_("Give the limit."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=TriggerKind.OWN) | ~Q(situation=""),
                name="plans_a_trigger_of_ones_own_says_which",
                violation_error_message=_("Describe the situation."),
            ),
            models.CheckConstraint(
                condition=Q(days__range=(1, 730)),
                name="plans_a_trigger_leaves_time",
                violation_error_message=_("Give from 1 to 730 days."),
            ),
        ]

    def __str__(self) -> str:
        return self.situation or self.get_kind_display()


class FiredTrigger(WorkspaceRow):
    """A situation came about, and a task was made of it: once for each event."""

    trigger = models.ForeignKey(Trigger, models.CASCADE, related_name="fired")
    event = models.CharField(
        max_length=80
    )  # what came about: a term, a rule set, an indicator and its year
    words = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)
    task = models.OneToOneField(Task, models.SET_NULL, null=True, related_name="raised_by")

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["trigger", "event"], name="plans_a_trigger_fires_once_for_an_event"
            )
        ]

    def __str__(self) -> str:
        return self.words
