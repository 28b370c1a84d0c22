from django.db import models
from django.utils.translation import gettext_lazy as _

from figures.models.definition_version import DefinitionVersion
from figures.models.source import Source


class Recipe(models.Model):
    """How a table's cells become the values of one definition.

    `value`, or `numerator` and `denominator`, are lists of terms that are added up: {"sign": 1, "where": {meaning: [names]}}.
    A meaning is a kind of variable (figures.connectors.meanings); of its names, codes or texts, the first that the table has is
    taken. Variables that are not named are taken as a whole.
    """

    key = models.SlugField(_("key"), primary_key=True, max_length=110)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="recipes", verbose_name=_("source of figures")
    )
    version = models.ForeignKey(
        DefinitionVersion, models.PROTECT, related_name="recipes", verbose_name=_("version")
    )
    terms = models.JSONField(_("terms"), default=dict)

    class Meta:
        ordering = ["source", "position"]
        verbose_name = _("recipe")
        verbose_name_plural = _("recipes")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "version"],
                name="figures_a_source_gives_a_version_once",
                violation_error_message=_("This table already has a recipe for this version."),
            ),
        ]

    def __str__(self) -> str:
        return self.key
