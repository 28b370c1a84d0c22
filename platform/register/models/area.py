"""Areas that municipalities belong to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.names import Named
from register.models.dated import Dated, DatedQuerySet, dates_in_order


class AreaKind(models.TextChoices):
    REGION = "region", _("Region")
    WELLBEING_COUNTY = "wellbeing_county", _("Wellbeing services county")
    EMPLOYMENT_AREA = "employment_area", _("Employment area")


class AreaQuerySet(DatedQuerySet["Area"]):
    """Areas of one kind or of all."""


class Area(Named, Dated):
    """A region, wellbeing services county or employment area under Statistics Finland's code.

    The City of Helsinki (code 90) stands among the counties, as in the classification: it organises
    the services itself.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=AreaKind)
    code = models.CharField(_("code"), max_length=2)
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["kind", "code", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code", "valid_from"],
                name="area_is_there_once",
                violation_error_message=_("This area is already there from that day."),
            ),
            # What belongings point at, so that a belonging cannot call a region a county.
            models.UniqueConstraint(fields=["id", "kind"], name="area_has_one_kind"),
            dates_in_order("area_dates_in_order"),
        ]
