from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import IndicatorDefinition, ReasonCode
from catalogue.models.indicator_definition import Direction
from plans.models.body import Body
from plans.models.objective import Objective
from tenants.rows import Editable

YEARS = (1990, 2100)


class Indicator(Editable):
    """Tells whether an objective is being reached. Without a known source there is none."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="indicators")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = models.CharField(_("indicator"), max_length=300)
    definition = models.ForeignKey(
        IndicatorDefinition,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("indicator of the catalogue"),
    )
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction, default=Direction.UP
    )
    source = models.CharField(_("source of the data"), max_length=300)
    responsible = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("who brings the values"),
    )
    baseline_year = models.PositiveSmallIntegerField(
        _("year of the baseline"), null=True, blank=True
    )
    baseline = models.DecimalField(
        _("baseline"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    target_year = models.PositiveSmallIntegerField(_("year of the target"), null=True, blank=True)
    target = models.DecimalField(
        _("target"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    # A scale in words from the lowest level to the highest, where the indicator is no figure: its values are levels from 1.
    levels = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        verbose_name=_("levels of a scale"),
    )
    # Why there is no value: one of the catalogue's reasons, so that a gap is told from neglect.
    reason_code = models.ForeignKey(
        ReasonCode,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("why there is no value"),
    )

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="plans_an_indicator_has_a_name",
                violation_error_message=_("Give the indicator a name."),
            ),
            models.CheckConstraint(
                condition=Q(source__regex=r"\S"),
                name="plans_an_indicator_has_a_source",
                violation_error_message=_(
                    "Say where the data comes from: an indicator needs a known source."
                ),
            ),
            models.CheckConstraint(
                condition=Q(target_year=None)
                | Q(baseline_year=None)
                | Q(target_year__gte=F("baseline_year")),
                name="plans_a_target_comes_after_its_baseline",
                violation_error_message=_("The year of the target cannot be before the baseline."),
            ),
            models.CheckConstraint(
                condition=Q(baseline_year=None) | Q(baseline_year__range=YEARS),
                name="plans_a_baseline_is_of_our_time",
                violation_error_message=_("Give a year between 1990 and 2100."),
            ),
            models.CheckConstraint(
                condition=Q(target_year=None) | Q(target_year__range=YEARS),
                name="plans_a_target_is_of_our_time",
                violation_error_message=_("Give a year between 1990 and 2100."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorValue(Editable):
    """What the indicator was in a year."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=6)
    # A ratio is summed over municipalities as numerators and denominators, never averaged.
    numerator = models.DecimalField(
        _("numerator"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    denominator = models.DecimalField(
        _("denominator"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["year"]
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="plans_an_indicator_has_one_value_a_year",
                violation_error_message=_("This year has a value already: change that one."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=YEARS),
                name="plans_a_value_is_of_our_time",
                violation_error_message=_("Give a year between 1990 and 2100."),
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | Q(denominator__gt=0, numerator__isnull=False),
                name="plans_a_ratio_has_both_its_parts",
                violation_error_message=_("Give both the numerator and a denominator above zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"

    @property
    def level_words(self) -> str:
        """The level of the indicator's scale in words; nothing where the value is a figure."""
        at = int(self.value) - 1
        return self.indicator.levels[at] if 0 <= at < len(self.indicator.levels) else ""
