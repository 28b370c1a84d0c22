"""What the API gives and takes of the communication plan."""

from typing import ClassVar

from rest_framework import serializers

from plans.api.fields import RowShape
from plans.models import CommunicationItem, CommunicationStatus


class MessageShape(RowShape[CommunicationItem]):
    """Something that is told of the planning: to whom, about what, where, in which languages and when."""

    languages = serializers.ListField(
        child=serializers.CharField(max_length=12), required=False, max_length=40
    )
    person_id = serializers.IntegerField(required=False, allow_null=True, min_value=1)
    status = serializers.ChoiceField(choices=CommunicationStatus.choices, read_only=True)

    class Meta:
        model = CommunicationItem
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "title",
            "audience",
            "topic",
            "channel",
            "languages",
            "planned_on",
            "body",
            "person_id",
            "person_name",
            "done_on",
            "dropped_reason",
            "link",
            "status",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan", "person_name"]
