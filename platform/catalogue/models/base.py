"""What rows of the catalogue share: texts in three languages, a source, a validity."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.names import Named, in_language


class InLanguage:
    """A row's text in the active language, out of `<field>_fi`, `<field>_sv` and `<field>_en`."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.field = name

    def __get__(self, row: object | None, owner: type | None = None) -> str:
        return "" if row is None else in_language(row, self.field)


class NamedRow(Named, models.Model):
    """A row whose name is known in the three languages of the service."""

    name_fi = models.CharField(_("name in Finnish"), max_length=200)
    name_sv = models.CharField(_("name in Swedish"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_fi="") & ~Q(name_sv="") & ~Q(name_en=""),
                name="%(app_label)s_%(class)s_has_its_name_in_three_languages",
                violation_error_message=_("Give the name in Finnish, in Swedish and in English."),
            )
        ]


class DatedQuerySet(models.QuerySet[Any]):
    """Rows that hold for a time."""

    def valid_on(self, day: date) -> Self:
        """Rows whose time of validity covers the day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


class DatedRow(models.Model):
    """A row with its source, and with the first and the last day on which it holds."""

    source_fi = models.CharField(max_length=300)
    source_sv = models.CharField(max_length=300)
    source_en = models.CharField(max_length=300)
    source_url = models.URLField(_("address of the source"), blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    source = InLanguage()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_does_not_end_before_it_begins",
                violation_error_message=_("The last day of validity cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(source_fi="") & ~Q(source_sv="") & ~Q(source_en=""),
                name="%(app_label)s_%(class)s_says_where_it_comes_from",
                violation_error_message=_("Give the source in Finnish, in Swedish and in English."),
            ),
        ]

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
