"""What the API gives and takes of a plan's texts in other languages."""

from typing import Any

from rest_framework import serializers

from plans.api.fields import Text
from plans.languages.queries import CHECKED, DRAFT, FIELDS, MISSING, STALE


class TextShape(serializers.Serializer[Any]):
    """A text of the plan with its translation; stale when the source has changed since it was translated."""

    kind = serializers.ChoiceField(choices=list(FIELDS))
    row_id = serializers.UUIDField()
    field = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # a field of this name
    state = serializers.ChoiceField(choices=[MISSING, DRAFT, CHECKED, STALE])
    version = serializers.IntegerField(source="translation.version", default=0)
    text = serializers.CharField(source="translation.text", default="")
    checked_by_name = serializers.CharField(source="translation.checked_by_name", default="")
    checked_at = serializers.DateTimeField(source="translation.checked_at", default=None)


class TranslateText(serializers.Serializer[Any]):
    """What the text says in the other language, and whether somebody has compared it with its source."""

    text = Text()
    is_checked = serializers.BooleanField(default=False)
