from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage, NamedRow
from catalogue.models.data_source import DataSource
from catalogue.models.official_theme import OfficialTheme
from catalogue.models.suggested_kind import SuggestedKind
from catalogue.models.theme import Theme


class Direction(models.TextChoices):
    """Which way the value should go."""

    UP = "up", _("up is better")
    DOWN = "down", _("down is better")
    NONE = "none", _("no direction is better")


class DefinitionKind(models.TextChoices):
    """Who produces the values."""

    OFFICIAL = "official", _("official statistics")
    SURVEY = "survey", _("survey")
    OWN = "own", _("the municipality's own data")


class IndicatorDefinition(NamedRow):
    """An indicator that municipalities can take into use, defined alike for all of them."""

    key = models.SlugField(_("key"), primary_key=True, max_length=60)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=DefinitionKind)
    suggested_kind = models.ForeignKey(
        SuggestedKind,
        models.PROTECT,
        related_name="definitions",
        null=True,
        blank=True,
        verbose_name=_("suggested kind of indicator"),
    )
    themes = models.ManyToManyField(Theme, related_name="definitions", verbose_name=_("themes"))
    official_theme = models.ForeignKey(
        OfficialTheme,
        models.PROTECT,
        related_name="definitions",
        null=True,
        blank=True,
        verbose_name=_("theme of the national indicators"),
    )
    unit_fi = models.CharField(max_length=40)
    unit_sv = models.CharField(max_length=40)
    unit_en = models.CharField(max_length=40)
    definition_fi = models.TextField()
    definition_sv = models.TextField()
    definition_en = models.TextField()
    direction = models.CharField(_("direction"), max_length=10, choices=Direction)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)
    is_ratio = models.BooleanField(_("is a ratio"), default=False)
    default_source = models.ForeignKey(
        DataSource,
        models.PROTECT,
        related_name="definitions",
        null=True,
        blank=True,
        verbose_name=_("usual data source"),
    )
    source_note_fi = models.CharField(max_length=300)
    source_note_sv = models.CharField(max_length=300)
    source_note_en = models.CharField(max_length=300)
    caution_fi = models.TextField()
    caution_sv = models.TextField()
    caution_en = models.TextField()

    unit = InLanguage()
    definition = InLanguage()
    source_note = InLanguage()
    caution = InLanguage()

    class Meta:
        ordering = ["position"]
        verbose_name = _("indicator definition")
        verbose_name_plural = _("indicator definitions")
        constraints = [
            *NamedRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(decimals__lte=4),
                name="catalogue_an_indicator_has_four_decimals_at_most",
                violation_error_message=_("An indicator has four decimals at most."),
            ),
        ]

    @property
    def suggested_number(self) -> int | None:
        """Which of the checklist's nine suggestions this is, if any."""
        return self.suggested_kind_id
