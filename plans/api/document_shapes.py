"""What the API of steps, sections and versions takes and gives."""

from typing import Any, ClassVar

from rest_framework import serializers

from api.fields import refuse_unknown
from api.shapes import Strict, choices_of
from catalogue.models.force import Force
from plans.api.fields import Line, RowShape, Text
from plans.api.shapes import SectionShape
from plans.document.queries import State
from plans.home.queries import Status
from plans.models import (
    Approval,
    ItemMark,
    Mark,
    PlanVersion,
)


class WriteSection(serializers.Serializer[Any]):
    """What the plan says on an element."""

    text = Text(required=False, allow_blank=True)
    is_not_applicable = serializers.BooleanField(required=False)
    reason = Line(required=False, allow_blank=True, max_length=300)

    def to_internal_value(self, data: Any) -> Any:
        refuse_unknown(data, (*self.fields, *SectionShape.Meta.fields))
        return super().to_internal_value(data)


class ElementShape(serializers.Serializer[Any]):
    """How one element of the plan's rule set stands, and why in words."""

    code = serializers.CharField()
    name = serializers.CharField()
    force = serializers.ChoiceField(choices=Force.choices)
    is_required = serializers.BooleanField()
    state = serializers.ChoiceField(choices=choices_of(State))
    reason = serializers.CharField()


class StepShape(serializers.Serializer[Any]):
    """How one of the eight steps stands today, and what is wrong in words."""

    number = serializers.IntegerField()
    name = serializers.CharField(source="step.name")
    status = serializers.ChoiceField(choices=choices_of(Status))
    needs = serializers.ListField(child=serializers.CharField())
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    note = serializers.CharField()
    person = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)


class MarkShape(RowShape[ItemMark]):
    """What the municipality says of an item of the checklist."""

    class Meta:
        model = ItemMark
        fields: ClassVar[list[str]] = [*RowShape.COMMON, "plan", "item", "mark", "reason"]
        read_only_fields = fields


class MarkItem(Strict):
    """That an item is done or does not concern the municipality; an empty mark takes it back."""

    mark = serializers.ChoiceField(choices=Mark.choices, allow_blank=True)
    reason = Line(max_length=300, allow_blank=True, required=False, default="")


class TakeCare(Strict):
    """Who takes care of a step, and by when; null takes it back."""

    person_id = serializers.IntegerField(
        allow_null=True, min_value=1, max_value=2**31 - 1, help_text="A member of the workspace."
    )
    due_on = serializers.DateField(allow_null=True)


class ApprovalShape(serializers.ModelSerializer[Approval]):
    """One municipality's decision on a version: body, day and section of the minutes."""

    class Meta:
        model = Approval
        fields: ClassVar[list[str]] = [
            "municipality",
            "body_name",
            "decided_on",
            "section",
            "minutes_link",
            "recorded_at",
            "recorded_by_name",
        ]


class Approve(Strict):
    """What was decided, where and when."""

    body_name = Line(max_length=200)
    decided_on = serializers.DateField()
    section = Line(max_length=20)
    minutes_link = serializers.URLField(max_length=500, required=False, allow_blank=True)


class VersionShape(serializers.ModelSerializer[PlanVersion]):
    """The plan as a body approved it: frozen, with the SHA-256 of its content."""

    approvals = ApprovalShape(many=True)

    class Meta:
        model = PlanVersion
        fields: ClassVar[list[str]] = [
            "id",
            "plan",
            "number",
            "content_hash",
            "made_at",
            "made_by_name",
            "approvals",
        ]


class VersionInFull(VersionShape):
    """A version with its content."""

    document = serializers.DictField()

    class Meta(VersionShape.Meta):
        fields: ClassVar[list[str]] = [*VersionShape.Meta.fields, "document"]
