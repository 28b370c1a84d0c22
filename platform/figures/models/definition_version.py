from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import IndicatorDefinition


class DefinitionVersion(models.Model):
    """One way in which an indicator has been computed: another way is another version, and the two are not compared.

    A share is numerator / denominator × `factor` (100 for per cent); a count has no factor.
    """

    key = models.SlugField(_("key"), primary_key=True, max_length=70)
    definition = models.ForeignKey(
        IndicatorDefinition, models.PROTECT, related_name="+", verbose_name=_("indicator")
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    factor = models.PositiveIntegerField(_("factor of a share"), null=True, blank=True)
    may_be_negative = models.BooleanField(_("may be negative"), default=False)
    valid_from = models.DateField(_("valid from"))

    class Meta:
        ordering = ["definition", "number"]
        verbose_name = _("version of a definition")
        verbose_name_plural = _("versions of definitions")
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "number"],
                name="figures_a_definition_has_a_version_once",
                violation_error_message=_("This indicator already has a version with this number."),
            ),
            models.CheckConstraint(
                condition=Q(factor=None) | Q(factor__gt=0),
                name="figures_a_share_has_a_factor_above_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_share(self) -> bool:
        """Whether values are shares, which are computed from sums and never averaged."""
        return self.factor is not None
