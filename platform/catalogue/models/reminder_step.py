from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.rule_set import RuleSet


class Reach(models.TextChoices):
    """How far a reminder goes; each takes in those before it, and stands in where they are missing."""

    COORDINATOR = "coordinator", _("coordinator")
    DEPUTY = "deputy", _("deputy")
    REGISTRY = "registry", _("registry of the responsible body")


class ReminderStep(models.Model):
    """When municipalities are reminded of a report under a rule set: days from the due day, minus is before it."""

    rule_set = models.ForeignKey(
        RuleSet, models.PROTECT, related_name="reminder_steps", verbose_name=_("rule set")
    )
    day = models.SmallIntegerField(_("days from the due day"))
    reach = models.CharField(_("goes as far as"), max_length=12, choices=Reach)
    on_worklist = models.BooleanField(
        _("is on the authority's worklist from then on"), default=False
    )

    class Meta:
        ordering = ["rule_set", "day"]
        verbose_name = _("step of reminding")
        verbose_name_plural = _("steps of reminding")
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "day"],
                name="catalogue_one_reminder_a_day_under_a_rule_set",
                violation_error_message=_("The rule set has a reminder on this day already."),
            ),
            models.CheckConstraint(
                condition=Q(day__range=(-730, 730)),
                name="catalogue_a_reminder_is_within_two_years",
                violation_error_message=_("A reminder is within two years of the due day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule_set_id} {self.day:+}"
