"""Shapes that several parts of the API share."""

from datetime import date
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from api.fields import refuse_unknown
from core.clock import today

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)


def choices_of(values: type[Enum]) -> list[tuple[str, str]]:
    """Return an enumeration's values as choices; the description of the API knows them by these."""
    return [(str(one.value), one.name) for one in values]


class Strict(serializers.Serializer[Any]):
    """Refuses names that it does not have."""

    def to_internal_value(self, data: Any) -> Any:
        refuse_unknown(data, self.fields)
        return super().to_internal_value(data)


class OnDay(serializers.Serializer[Any]):
    """The day that is asked about."""

    on = serializers.DateField(required=False, help_text="Today, unless another day is named.")

    def validate_on(self, day: date) -> date:
        if not FIRST <= day <= LAST:
            raise serializers.ValidationError(_("Choose a day between 1900 and 2100."))
        return day

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return {"on": today()} | attrs


class NamesShape(serializers.Serializer[Any]):
    """A name in the three languages of the service."""

    fi = serializers.CharField()
    sv = serializers.CharField()
    en = serializers.CharField()
