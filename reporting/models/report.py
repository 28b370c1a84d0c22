from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import RuleSet
from plans.models import Plan
from tenants.rows import Editable


class DecisionKind(models.TextChoices):
    """Who decides on the report in the municipality."""

    OFFICIAL = "official", _("An official")
    BOARD = "board", _("A board or committee")
    COUNCIL = "council", _("The council")


class Report(Editable):
    """What a municipality reports on a plan for one period that it owes a report on, until it is sent and between returns.

    Where a sent report stands is the authority's to say; it is asked of `regional.inbox`.
    """

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="+", verbose_name=_("plan that is reported on")
    )
    # Of the region's obligation: its key and number, and the period, both days included.
    obligation = models.CharField(max_length=40, editable=False)
    cycle = models.PositiveSmallIntegerField(_("number of the report"), editable=False)
    rule_set = models.ForeignKey(
        RuleSet,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("rule set"),
    )
    covers_from = models.DateField(_("first day of the period"))
    covers_to = models.DateField(_("last day of the period"))
    summary = models.TextField(_("summary"), blank=True)
    participation = models.TextField(_("how residents took part"), blank=True)
    decision_kind = models.CharField(
        _("who decided"), max_length=10, choices=DecisionKind, blank=True
    )
    decision_body = models.CharField(_("body or office"), max_length=200, blank=True)
    decided_on = models.DateField(_("day of the decision"), null=True, blank=True)
    decision_section = models.CharField(_("section of the minutes"), max_length=20, blank=True)

    class Meta:
        ordering = ["-covers_to", "-id"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "obligation"],
                name="reporting_a_plan_has_one_report_a_period",
                violation_error_message=_("There is a report on this period already."),
            ),
            models.CheckConstraint(
                condition=Q(covers_to__gte=F("covers_from")),
                name="reporting_a_period_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(
                    decision_kind="", decision_body="", decided_on=None, decision_section=""
                )
                | (~Q(decision_kind="") & ~Q(decision_body="") & Q(decided_on__isnull=False)),
                name="reporting_a_decision_says_who_and_when",
                violation_error_message=_("Say who decided, and on which day."),
            ),
        ]

    def __str__(self) -> str:
        return self.period

    @property
    def period(self) -> str:
        """The years that the report covers, as 2025–2026, or one alone."""
        first, last = self.covers_from.year, self.covers_to.year
        return f"{first}–{last}" if first < last else str(last)

    @property
    def is_decided(self) -> bool:
        """Whether a local decision on the report is recorded."""
        return self.decided_on is not None
