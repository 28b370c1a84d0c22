"""What a municipality owes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from catalogue.models import RuleSet
from catalogue.models.force import Force
from register.models import Authority, Municipality


class Basis(models.TextChoices):
    """From what the due day was counted."""

    NO_PLAN = "no_plan", _("the rule set's coming into force, as no plan was known")
    PLAN = "plan", _("the approval of the plan")
    PREVIOUS = "previous", _("the previous due day")
    RECEIVED = "received", _("the day the last report was received")
    COMMON = "common", _("the day common to all")
    MERGER = "merger", _("a merger of municipalities")


class Obligation(models.Model):
    """One report that one municipality owes under one rule set: the unit that is counted.

    A row is made ahead and stays as it was made: what changes later is an `ObligationEvent`. Only `authority_at_due` is
    filled in, once, when the due day has come. Åland's municipalities have none (ÅFS 2012:74).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="+")
    cycle = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=10, choices=Basis)
    force = models.CharField(max_length=20, choices=Force)
    covers_from = models.DateField()
    covers_to = models.DateField()
    opens_on = models.DateField()
    counted_due = (
        models.DateField()
    )  # as the clock counts, holidays or not: the next is counted from it
    due_on = models.DateField()  # the same, or the next working day
    grace_days = models.PositiveSmallIntegerField(default=0)
    since = models.DateField(null=True)  # it came about on this day, in the place of another
    authority_at_due = models.ForeignKey(
        Authority, models.PROTECT, related_name="+", null=True, blank=True
    )
    expected = models.BooleanField(default=True)
    expected_reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["municipality", "due_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "rule_set", "cycle"], name="an_obligation_is_there_once"
            ),
            # What coverages point at, so that a report cannot cover another municipality's obligation.
            models.UniqueConstraint(
                fields=["id", "municipality"], name="an_obligation_has_one_municipality"
            ),
            models.CheckConstraint(
                condition=Q(covers_from__lte=F("covers_to"))
                & Q(opens_on__lte=F("due_on"))
                & Q(counted_due__lte=F("due_on")),
                name="an_obligations_days_are_in_order",
            ),
            models.CheckConstraint(
                condition=Q(expected=True) | ~Q(expected_reason=""),
                name="what_is_not_expected_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["authority_at_due", "due_on"], name="obligation_by_list")]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.rule_set_id} {self.cycle}"
