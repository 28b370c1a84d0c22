"""What the plan's API takes and gives, one shape a noun."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework import serializers

from api.fields import Keys, refuse_unknown
from api.shapes import Strict, choices_of
from catalogue.models import FrameworkGoal, TargetGroup
from catalogue.models.force import Force
from plans.api.fields import Line, RowShape, Text
from plans.document.queries import State
from plans.home.queries import Status
from plans.models import (
    Approval,
    Body,
    Indicator,
    IndicatorValue,
    ItemMark,
    Mark,
    Measure,
    MeasureStatus,
    Milestone,
    Objective,
    Plan,
    PlanVersion,
    Section,
)
from plans.models.indicator import YEARS
from plans.models.plan import FIRST_YEAR, LAST_YEAR

LANGUAGES = ("fi", "sv", "en")
PLANNED: dict[str, Any] = {"min_value": FIRST_YEAR, "max_value": LAST_YEAR}
OURS: dict[str, Any] = {"min_value": YEARS[0], "max_value": YEARS[1]}


class PlanShape(RowShape[Plan]):
    """A plan: its years, its form, who coordinates it."""

    language = serializers.ChoiceField(choices=LANGUAGES, required=False)

    class Meta:
        model = Plan
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "title",
            "first_year",
            "last_year",
            "state",
            "rule_set",
            "language",
            "form",
            "host_document",
            "host_owner",
            "host_period",
            "host_chapter",
            "host_link",
            "coordinating_body",
            "contact_name",
            "contact_email",
            "contact_phone",
        ]
        read_only_fields: ClassVar[list[str]] = ["state", "rule_set"]
        extra_kwargs: ClassVar[dict[str, Any]] = {"first_year": PLANNED, "last_year": PLANNED}


class BodyShape(RowShape[Body]):
    """Somebody who can be made responsible."""

    class Meta:
        model = Body
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "name",
            "kind",
            "contact_name",
            "contact_email",
        ]


class MilestoneShape(RowShape[Milestone]):
    """A day by which something is to be ready."""

    class Meta:
        model = Milestone
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "title",
            "step",
            "body",
            "planned_on",
            "done_on",
            "section",
            "note",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan"]


class ObjectiveShape(RowShape[Objective]):
    """A change that the municipality wants to see, and the goals of frameworks that it serves."""

    goals = Keys(rows=FrameworkGoal.objects.all(), through="goal_links", key="goal_id")
    target_groups = serializers.ListField(
        child=serializers.CharField(max_length=40), required=False, max_length=20
    )

    class Meta:
        model = Objective
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "position",
            "title",
            "theme",
            "present_state",
            "desired_change",
            "target_groups",
            "goals",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan", "position"]

    def validate_target_groups(self, keys: list[str]) -> list[str]:
        known = set(TargetGroup.objects.filter(key__in=keys).values_list("key", flat=True))
        if unknown := [key for key in keys if key not in known]:
            raise serializers.ValidationError(
                [_("There is no “%(key)s”.") % {"key": key} for key in unknown]
            )
        return list(dict.fromkeys(keys))


class MeasureShape(RowShape[Measure]):
    """What is done for an objective, by whom and when."""

    partners = Keys(rows=Body.objects.all(), through="partners", key="body_id")

    class Meta:
        model = Measure
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "objective",
            "position",
            "title",
            "description",
            "responsible",
            "partners",
            "is_continuous",
            "starts",
            "ends",
            "cost",
            "resources",
            "status",
            "status_note",
            "for_good_relations",
            "for_everybody",
        ]
        read_only_fields: ClassVar[list[str]] = ["objective", "position"]


class IndicatorShape(RowShape[Indicator]):
    """Tells whether an objective is being reached, from a known source."""

    class Meta:
        model = Indicator
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "objective",
            "position",
            "name",
            "definition",
            "unit",
            "direction",
            "source",
            "responsible",
            "baseline_year",
            "baseline",
            "target_year",
            "target",
            "reason_code",
        ]
        read_only_fields: ClassVar[list[str]] = ["objective", "position"]
        extra_kwargs: ClassVar[dict[str, Any]] = {"baseline_year": OURS, "target_year": OURS}


class ValueShape(RowShape[IndicatorValue]):
    """What an indicator was in a year."""

    class Meta:
        model = IndicatorValue
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "indicator",
            "year",
            "value",
            "numerator",
            "denominator",
            "note",
        ]
        read_only_fields: ClassVar[list[str]] = ["indicator"]
        extra_kwargs: ClassVar[dict[str, Any]] = {"year": OURS}


class SectionShape(RowShape[Section]):
    """The plan's text on one of the elements that it must hold, or why it needs none."""

    class Meta:
        model = Section
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "element",
            "text",
            "is_not_applicable",
            "reason",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan", "element"]


class FindMeasures(serializers.Serializer[Any]):
    """Which measures are asked for."""

    objective = serializers.UUIDField(required=False)
    responsible = serializers.UUIDField(required=False)
    status = serializers.ChoiceField(choices=MeasureStatus.choices, required=False)


class FindBodies(serializers.Serializer[Any]):
    """Which bodies are asked for."""

    q = serializers.CharField(required=False, max_length=100, help_text="A part of the name.")
    kind = serializers.SlugField(required=False, max_length=40)


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
