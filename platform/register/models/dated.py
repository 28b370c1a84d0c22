"""What every row of the register has: from when, until when, and who says so."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


def in_force(on: date, *, through: str = "") -> Q:
    """Ask for rows that hold on the day; `through` is the path to them, such as "competences__"."""
    begun = Q(**{f"{through}valid_from__lte": on})
    endless = Q(**{f"{through}valid_to__isnull": True})
    not_ended = Q(**{f"{through}valid_to__gte": on})
    return begun & (endless | not_ended)


def dates_in_order(name: str) -> models.CheckConstraint:
    """Refuse a row that ends before it begins."""
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
        name=name,
        violation_error_message=_("The last day cannot come before the first day."),
    )


class DatedQuerySet(models.QuerySet[Row_co]):
    """Rows that hold for a time."""

    def on(self, day: date) -> Self:
        """Rows that hold on the day."""
        return self.filter(in_force(day))


class Dated(models.Model):
    """A row that holds from its first to its last day, both included; no last day means still."""

    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source = models.CharField(
        _("source"),
        max_length=40,
        help_text=_("A key explained in the README beside the register's data files."),
    )

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        """Whether the row holds on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
