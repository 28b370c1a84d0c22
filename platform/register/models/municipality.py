"""Municipalities."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.names import Named
from register.models.dated import Dated, DatedQuerySet, dates_in_order


class LanguageClass(models.TextChoices):
    """Which languages a municipality serves in (Language Act 423/2003, section 5)."""

    FINNISH = "finnish", _("Finnish-speaking")
    BILINGUAL_FINNISH = "bilingual_finnish", _("Bilingual, Finnish majority")
    BILINGUAL_SWEDISH = "bilingual_swedish", _("Bilingual, Swedish majority")
    SWEDISH = "swedish", _("Swedish-speaking")


class UrbanRural(models.TextChoices):
    """Statistics Finland's statistical grouping of municipalities."""

    URBAN = "urban", _("Urban")
    SEMI_URBAN = "semi_urban", _("Semi-urban")
    RURAL = "rural", _("Rural")


LANGUAGES = {
    LanguageClass.FINNISH: ("fi",),
    LanguageClass.BILINGUAL_FINNISH: ("fi", "sv"),
    LanguageClass.BILINGUAL_SWEDISH: ("sv", "fi"),
    LanguageClass.SWEDISH: ("sv",),
}


class MunicipalityQuerySet(DatedQuerySet["Municipality"]):
    """Municipalities, on a day and by duty."""

    def with_the_duty(self) -> "MunicipalityQuerySet":
        """Municipalities that the Integration Act binds: all but Åland's.

        Åland has legislation of its own (ÅFS 2012:74): its municipalities are in the register and
        outside the duty.
        """
        return self.filter(is_aland=False)


class Municipality(Named, Dated):
    """A municipality under Statistics Finland's three-digit code, for as long as it exists."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    slug = models.SlugField(
        _("host name"),
        max_length=63,
        unique=True,
        help_text=_(
            "The first part of the workspace's address: the Finnish name in plain letters."
        ),
    )
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    language_class = models.CharField(_("languages"), max_length=20, choices=LanguageClass)
    is_aland = models.BooleanField(_("in Åland"), default=False)
    is_sami_homeland = models.BooleanField(
        _("in the Sámi homeland"),
        default=False,
        help_text=_("Wholly or in part (Act 974/1995, section 4)."),
    )
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=5)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_on = models.DateField(_("population on"), null=True, blank=True)
    urban_rural = models.CharField(_("urban or rural"), max_length=10, choices=UrbanRural)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{3}$"),
                name="municipality_code_has_three_digits",
                violation_error_message=_("The code of a municipality has three digits."),
            ),
            models.CheckConstraint(
                condition=Q(slug__regex=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"),
                name="municipality_slug_is_a_host_label",
                violation_error_message=_("Use small letters a to z, digits and single hyphens."),
            ),
            models.CheckConstraint(
                condition=Q(population__isnull=True) | Q(population_on__isnull=False),
                name="municipality_population_has_its_day",
                violation_error_message=_("Say which day the population is from."),
            ),
            dates_in_order("municipality_dates_in_order"),
        ]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it serves in, the majority's first, such as ("sv", "fi")."""
        return LANGUAGES[LanguageClass(self.language_class)]

    @property
    def is_bilingual(self) -> bool:
        return len(self.languages) > 1
