"""Which municipality belongs where, and when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from register.models.area import Area, AreaKind
from register.models.dated import Dated, DatedQuerySet, dates_in_order
from register.models.municipality import Municipality


class BelongingQuerySet(DatedQuerySet["Belonging"]):
    """Belongings, on a day."""


class Belonging(Dated):
    """A municipality belongs to one area of each kind at a time, or to none.

    The database holds two more rules beside the constraints below: `kind` is the area's own
    (belonging_has_the_kind_of_its_area), and no two belongings of a kind share a day
    (belonging_periods_do_not_overlap).
    """

    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        related_name="belongings",
        verbose_name=_("municipality"),
    )
    area = models.ForeignKey(
        Area, models.PROTECT, related_name="belongings", verbose_name=_("area")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AreaKind)

    objects = BelongingQuerySet.as_manager()

    class Meta:
        verbose_name = _("belonging")
        verbose_name_plural = _("belongings")
        ordering = ["municipality", "kind", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "valid_from"],
                name="belonging_begins_once",
                violation_error_message=_(
                    "The municipality already belongs to an area of this kind from that day."
                ),
            ),
            models.UniqueConstraint(
                fields=["municipality", "kind"],
                condition=Q(valid_to__isnull=True),
                name="belonging_is_open_once",
                violation_error_message=_(
                    "The municipality already belongs to an area of this kind."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=AreaKind.values),
                name="belonging_kind_is_known",
            ),
            dates_in_order("belonging_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} – {self.area_id}"
