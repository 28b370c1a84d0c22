"""Shapes of rows that people edit."""

from typing import Any, ClassVar, TypeVar

from django.db import models
from django.utils.translation import gettext as _
from rest_framework import serializers

from api.fields import Key, key_form, refuse_unknown
from catalogue.queries import target_groups
from tenants.rows import Editable
from ui.fields import LONGEST_TEXT
from ui.reading import clean_text

Row = TypeVar("Row", bound=Editable)


class Text(serializers.CharField):
    """Text as the pages take it: without control signs, and of a length that can be read."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_TEXT} | options)

    def to_internal_value(self, data: Any) -> str:
        return clean_text(super().to_internal_value(data))


class Line(Text):
    """Text on one line."""

    def to_internal_value(self, data: Any) -> str:
        return " ".join(super().to_internal_value(data).split())


class GroupKeys(serializers.ListField):
    """Keys of the catalogue's target groups, each once."""

    child = serializers.CharField(max_length=40)

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=20, **options)

    def to_internal_value(self, data: Any) -> list[str]:
        keys = super().to_internal_value(data)
        known = {group.key for group in target_groups()}
        if unknown := [key for key in keys if key not in known]:
            raise serializers.ValidationError(
                [_("There is no “%(key)s”.") % {"key": key} for key in unknown]
            )
        return list(dict.fromkeys(keys))


class RowShape(serializers.ModelSerializer[Row]):
    """A row as it is read and written. What is the service's to say stands here too, and is read alone."""

    is_versioned: ClassVar[bool] = True
    COMMON: ClassVar[list[str]] = ["id", "version", "changed_at", "changed_by_name"]

    serializer_related_field = Key
    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {
        models.CharField: Line,
        models.TextField: Text,
    }

    def to_internal_value(self, data: Any) -> Any:
        refuse_unknown(data, self.fields)
        return super().to_internal_value(data)

    def build_relational_field(self, field_name: str, relation_info: Any) -> Any:
        field, options = super().build_relational_field(field_name, relation_info)
        if "queryset" in options:
            options["pk_field"] = key_form(relation_info.related_model)
        return field, options

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        field, options = super().build_standard_field(field_name, model_field)
        if isinstance(model_field, models.DecimalField):
            options["normalize_output"] = True
        return field, options
