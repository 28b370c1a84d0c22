from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from plans.models.body import Body
from plans.models.plan import Plan
from tenants.rows import Editable


class DecisionOutcome(models.TextChoices):
    """What a body decided."""

    APPROVED = "approved", _("approved")
    CHANGED = "changed", _("approved with changes")
    FORWARDED = "forwarded", _("proposed to the next body")
    NOTED = "noted", _("noted for information")
    RETURNED = "returned", _("returned for preparation")
    REJECTED = "rejected", _("rejected")


class DecisionStep(Editable):
    """A body on the plan's way to its approval: what it handles, when it is to, and what it decided."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="decision_steps")
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="decision_steps", verbose_name=_("body")
    )
    handles = models.CharField(_("what it handles"), max_length=300)
    planned_on = models.DateField(_("planned day"), null=True, blank=True)
    decided_on = models.DateField(_("day of the decision"), null=True, blank=True)
    section = models.CharField(_("section of the minutes"), max_length=20, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=DecisionOutcome, blank=True, default=""
    )
    minutes_link = models.URLField(_("address of the minutes"), max_length=500, blank=True)

    class Meta:
        ordering = [Coalesce("decided_on", "planned_on").asc(nulls_last=True), F("id")]
        verbose_name = _("step of the decision path")
        verbose_name_plural = _("decision path")
        constraints = [
            models.CheckConstraint(
                condition=~Q(handles=""),
                name="plans_a_decision_step_says_what_is_handled",
                violation_error_message=_("Say what the body handles."),
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None, outcome="")
                | (Q(decided_on__isnull=False) & ~Q(outcome="")),
                name="plans_a_decision_has_its_day_and_its_outcome",
                violation_error_message=_(
                    "A decision has both a day and an outcome: give both, or neither yet."
                ),
            ),
            models.CheckConstraint(
                condition=Q(section="") | Q(decided_on__isnull=False),
                name="plans_a_section_belongs_to_a_decision",
                violation_error_message=_(
                    "A section of the minutes needs the day of the decision."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.handles

    def is_late(self, on: date) -> bool:
        """Whether the day planned for it is over, and nothing has been decided."""
        return self.decided_on is None and self.planned_on is not None and self.planned_on < on

    @property
    def day(self) -> date | None:
        """The day of the decision, or else the day planned for it."""
        return self.decided_on or self.planned_on
