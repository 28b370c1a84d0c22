"""What the API takes and gives of a report's parts, of what changed, and of what became of a sending."""

from typing import Any

from rest_framework import serializers

from api.fields import Key, key_form
from api.shapes import NamesShape, Strict, choices_of
from catalogue.models import Obstacle, ReasonCode
from plans.api.fields import Text
from regional.contracts import Origin
from reporting.changes import What


class ChapterShape(serializers.Serializer[Any]):
    """A part of the report as it would be sent, and where its text comes from."""

    code = serializers.CharField()
    name = serializers.CharField()
    text = serializers.CharField()
    origin = serializers.ChoiceField(choices=choices_of(Origin))
    reason_code = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]  # a field of this name


class PartsShape(serializers.Serializer[Any]):
    """The parts of the report in the rule set's order, and how residents took part."""

    chapters = ChapterShape(many=True)
    participation = serializers.CharField()


class WriteChapter(Strict):
    """A part in the municipality's own words, or why it is left open; both empty, it is filled in again."""

    code = serializers.CharField(max_length=40)
    text = Text(required=False, allow_blank=True, default="")
    reason_code = Key(
        queryset=ReasonCode.objects.all(),
        pk_field=key_form(ReasonCode),
        required=False,
        allow_null=True,
    )


class WriteParts(Strict):
    """Parts of the report, and how residents took part; what is not named stays."""

    chapters = WriteChapter(many=True, required=False)
    participation = Text(required=False, allow_blank=True)


class ObstacleShape(serializers.Serializer[Any]):
    """A common obstacle that stood in the way."""

    code = serializers.CharField()
    name = serializers.CharField()
    text = serializers.CharField()


class NameObstacle(Strict):
    """One of the catalogue's common obstacles, and words on it."""

    code = Key(queryset=Obstacle.objects.all(), pk_field=key_form(Obstacle))
    text = Text(required=False, allow_blank=True, default="")


class NameObstacles(Strict):
    """All the obstacles that stood in the way; one that is not named is taken off."""

    obstacles = NameObstacle(many=True)


class ChangedShape(serializers.Serializer[Any]):
    """One thing that is otherwise than in the last report."""

    what = serializers.ChoiceField(choices=choices_of(What))
    title = serializers.CharField()
    before = serializers.CharField()
    note = serializers.CharField()


class MovedShape(serializers.Serializer[Any]):
    """An indicator whose latest value is another."""

    name = serializers.CharField()
    unit = serializers.CharField()
    before = serializers.DecimalField(max_digits=20, decimal_places=6, allow_null=True)
    now = serializers.DecimalField(max_digits=20, decimal_places=6, allow_null=True)
    year = serializers.IntegerField(allow_null=True)


class ChangesShape(serializers.Serializer[Any]):
    """What is otherwise than in the last period's report, part by part."""

    objectives = ChangedShape(many=True)
    measures = ChangedShape(many=True)
    indicators = MovedShape(many=True)
    chapters = serializers.ListField(child=serializers.CharField())
    unchanged = serializers.ListField(child=serializers.CharField())
    obstacles = ChangedShape(many=True)
    groups = ChangedShape(many=True)


class OpeningShape(serializers.Serializer[Any]):
    """An officer opened the report; the first time of each day is told."""

    at = serializers.DateTimeField()
    authority_names = NamesShape()
    person_name = serializers.CharField()
    revision = serializers.IntegerField()
