from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.clock import now
from figures.models.definition_version import DefinitionVersion
from figures.models.import_run import ImportRun

PERIOD = r"^[0-9]{4}(M(0[1-9]|1[0-2])|Q[1-4])?$"


class AreaLevel(models.TextChoices):
    """What an area is."""

    MUNICIPALITY = "municipality", _("Municipality")
    COUNTRY = "country", _("Whole country")


class Status(models.TextChoices):
    """What may be said of a value."""

    OK = "ok", _("final")
    PROVISIONAL = "provisional", _("preliminary")
    MISSING = "missing", _("missing")
    SECRET = "secret", _("not published, to protect people")


WITHOUT_VALUE = (Status.MISSING, Status.SECRET)


class Reading(models.Model):
    """A value: of an area, at a time, of one version of a definition, in a breakdown or as a whole.

    `dimensions` is empty for the whole, else "age=15-24;sex=1" in the order of the names.
    """

    version = models.ForeignKey(DefinitionVersion, models.PROTECT, related_name="+")
    level = models.CharField(_("level"), max_length=12, choices=AreaLevel)
    area = models.CharField(_("area"), max_length=3, blank=True)
    period = models.CharField(_("period"), max_length=7)
    dimensions = models.CharField(_("breakdown"), max_length=200, blank=True)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=6, null=True, blank=True)
    numerator = models.DecimalField(
        _("numerator"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    denominator = models.DecimalField(
        _("denominator"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.OK)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(period__regex=PERIOD),
                name="%(app_label)s_%(class)s_period_is_a_year_a_quarter_or_a_month",
            ),
            models.CheckConstraint(
                condition=Q(status__in=WITHOUT_VALUE) ^ Q(value__isnull=False),
                name="%(app_label)s_%(class)s_has_a_value_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gte=0),
                name="%(app_label)s_%(class)s_denominator_is_not_below_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.area} {self.period}"


KEY = ["version", "level", "area", "period", "dimensions"]


class Observation(Reading):
    """What holds now."""

    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="observations")

    class Meta(Reading.Meta):
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        constraints = [
            *Reading.Meta.constraints,
            models.UniqueConstraint(fields=KEY, name="figures_an_observation_is_there_once"),
        ]
        indexes = [models.Index(fields=["level", "area", "version"], name="figures_of_an_area")]


class EarlierObservation(Reading):
    """What was said before a correction."""

    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="+")
    replaced_by = models.ForeignKey(ImportRun, models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(_("replaced"), default=now)

    class Meta(Reading.Meta):
        ordering = ["replaced_at", "pk"]
        verbose_name = _("earlier observation")
        verbose_name_plural = _("earlier observations")
        indexes = [models.Index(fields=KEY, name="figures_earlier_of_one")]


class Incoming(Reading):
    """What a fetch has read so far. Nobody sees it before all of it is there."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="incoming")

    class Meta(Reading.Meta):
        verbose_name = _("incoming value")
        verbose_name_plural = _("incoming values")
        constraints = []
