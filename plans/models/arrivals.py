from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import DataSource
from plans.models.finding import WORDS
from plans.models.plan import FIRST_YEAR, LAST_YEAR, Plan
from tenants.rows import Editable


class ExpectedArrivals(Editable):
    """How many people are expected to move in from abroad in a year: a range, with what it rests on."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="arrivals")
    year = models.PositiveSmallIntegerField(_("year"))
    low = models.PositiveIntegerField(_("at least"))
    high = models.PositiveIntegerField(_("at most"))
    assumptions = models.TextField(_("assumptions"))
    source = models.ForeignKey(
        DataSource,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("source"),
    )
    source_words = models.CharField(_("source in words"), max_length=300, blank=True)

    class Meta:
        ordering = ["year"]
        verbose_name = _("expected arrivals")
        verbose_name_plural = _("expected arrivals")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "year"],
                name="plans_a_year_is_expected_once",
                violation_error_message=_("This year has a range already: change that one."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="plans_arrivals_are_of_our_time",
                violation_error_message=_("The years must lie between 2010 and 2060."),
            ),
            models.CheckConstraint(
                condition=Q(high__gte=F("low")),
                name="plans_arrivals_are_a_range",
                violation_error_message=_("The larger number cannot be below the smaller."),
            ),
            models.CheckConstraint(
                condition=Q(assumptions__regex=WORDS),
                name="plans_arrivals_say_what_they_assume",
                violation_error_message=_("Say what the range assumes."),
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=False) | Q(source_words__regex=WORDS),
                name="plans_arrivals_have_a_source",
                violation_error_message=_("Say where the figures come from."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.low}–{self.high}"
