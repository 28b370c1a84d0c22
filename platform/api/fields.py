"""Fields that the API's shapes share."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.names import LANGUAGES


@extend_schema_field(
    {
        "type": "object",
        "properties": {code: {"type": "string"} for code in LANGUAGES},
        "required": list(LANGUAGES),
    }
)
class Texts(serializers.Field[Any, Any, Any, Any]):
    """A row's text in Finnish, Swedish and English, out of `<field>_fi`, `<field>_sv` and `<field>_en`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, source="*", **options)

    def to_representation(self, value: Any) -> dict[str, str]:
        return {code: getattr(value, f"{self.field_name}_{code}") for code in LANGUAGES}


class Key(serializers.PrimaryKeyRelatedField[Any]):
    """The key of another thing, checked for its form before anything is looked for."""

    def to_internal_value(self, data: Any) -> Any:
        if self.pk_field is not None:
            data = self.pk_field.run_validation(data)
        return super().to_internal_value(data)


def key_form(model: type[Model]) -> serializers.Field[Any, Any, Any, Any]:
    """Return the form that a model's keys have."""
    match model._meta.pk.get_internal_type():
        case "UUIDField":
            return serializers.UUIDField()
        case "CharField" | "SlugField":
            return serializers.CharField(max_length=100)
        case _:
            return serializers.IntegerField(min_value=0, max_value=2**31 - 1)


class Keys(serializers.ListField):
    """Keys of things that a row is linked to: read through its links, written as a list."""

    def __init__(
        self, *, rows: QuerySet[Any], through: str, key: str, required: bool = False
    ) -> None:
        self.rows, self.through, self.key = rows, through, key
        super().__init__(child=key_form(rows.model), required=required, max_length=200)

    def get_attribute(self, instance: Any) -> list[Any]:
        return [getattr(link, self.key) for link in getattr(instance, self.through).all()]

    def to_internal_value(self, data: Any) -> list[Any]:
        keys = list(dict.fromkeys(super().to_internal_value(data)))
        found = self.rows.in_bulk(keys)
        unknown = [key for key in keys if key not in found]
        if unknown:
            raise serializers.ValidationError(
                [_("There is no “%(key)s”.") % {"key": key} for key in unknown], code="unknown"
            )
        return [found[key] for key in keys]


def refuse_unknown(data: Any, known: Iterable[str]) -> None:
    """Refuse names that a shape does not have: a slip of spelling would be lost without a word.

    Raises ValidationError.
    """
    if isinstance(data, dict) and (unknown := sorted(set(map(str, data)) - set(known))):
        raise serializers.ValidationError(
            {name: [_("There is no such field.")] for name in unknown}, code="unknown"
        )
