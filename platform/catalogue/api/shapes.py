"""What the catalogue's API gives."""

from typing import Any, ClassVar

from rest_framework import serializers

from api.fields import Texts
from catalogue.models import (
    DataSource,
    Element,
    Framework,
    FrameworkGoal,
    IndicatorDefinition,
    Obstacle,
    OrganisationKind,
    ReasonCode,
    ReportChapter,
    RuleSet,
    Step,
    StepItem,
    TargetGroup,
    Theme,
)


class ThemeShape(serializers.ModelSerializer[Theme]):
    """An area of life that objectives are about."""

    name = Texts()
    description = Texts()

    class Meta:
        model = Theme
        fields: ClassVar[list[str]] = ["key", "name", "description"]


class TargetGroupShape(serializers.ModelSerializer[TargetGroup]):
    """A group of residents that the planning pays attention to."""

    name = Texts()
    description = Texts()

    class Meta:
        model = TargetGroup
        fields: ClassVar[list[str]] = ["key", "name", "description"]


class OrganisationKindShape(serializers.ModelSerializer[OrganisationKind]):
    """A kind of body that answers for measures."""

    name = Texts()

    class Meta:
        model = OrganisationKind
        fields: ClassVar[list[str]] = ["key", "family", "recommended", "name"]


class ReasonCodeShape(serializers.ModelSerializer[ReasonCode]):
    """Why an answer or a value is missing."""

    name = Texts()

    class Meta:
        model = ReasonCode
        fields: ClassVar[list[str]] = ["key", "name"]


class ObstacleShape(serializers.ModelSerializer[Obstacle]):
    """Something that commonly stands in the way of integration work."""

    name = Texts()
    explanation = Texts()

    class Meta:
        model = Obstacle
        fields: ClassVar[list[str]] = ["key", "name", "explanation"]


class ReportChapterShape(serializers.ModelSerializer[ReportChapter]):
    """One of the parts that a report has under a rule set."""

    name = Texts()
    explanation = Texts()

    class Meta:
        model = ReportChapter
        fields: ClassVar[list[str]] = ["code", "name", "explanation", "is_required"]


class StepShape(serializers.ModelSerializer[Step]):
    """One of the eight steps of planning."""

    name = Texts()
    short_name = Texts()
    description = Texts()

    class Meta:
        model = Step
        fields: ClassVar[list[str]] = ["number", "key", "name", "short_name", "description"]


class DataSourceShape(serializers.ModelSerializer[DataSource]):
    """Where a figure can be taken from."""

    name = Texts()
    publisher = Texts()
    note = Texts()

    class Meta:
        model = DataSource
        fields: ClassVar[list[str]] = [
            "key",
            "kind",
            "name",
            "publisher",
            "address",
            "licence",
            "note",
        ]


class GoalShape(serializers.ModelSerializer[FrameworkGoal]):
    """One objective, or one heading of measures, of a framework."""

    text = Texts()
    parent = serializers.CharField(source="parent_id", allow_null=True)  # type: ignore[assignment]  # the base class has an attribute of this name

    class Meta:
        model = FrameworkGoal
        fields: ClassVar[list[str]] = ["key", "number", "kind", "parent", "text"]


class FrameworkShape(serializers.ModelSerializer[Framework]):
    """A programme or a set of objectives, with its goals."""

    name = Texts()
    owner = Texts()
    source = Texts()  # type: ignore[assignment]  # a field of this name
    goals = GoalShape(many=True)

    class Meta:
        model = Framework
        fields: ClassVar[list[str]] = [
            "key",
            "level",
            "name",
            "owner",
            "period_from",
            "period_to",
            "source",
            "source_url",
            "valid_from",
            "valid_to",
            "goals",
        ]


class DefinitionShape(serializers.ModelSerializer[IndicatorDefinition]):
    """An indicator that municipalities can take into use, defined alike for all of them."""

    name = Texts()
    unit = Texts()
    definition = Texts()
    source_note = Texts()
    caution = Texts()
    themes = serializers.SerializerMethodField()
    suggested_kind = serializers.IntegerField(source="suggested_kind_id", allow_null=True)
    default_source = serializers.CharField(source="default_source_id", allow_null=True)

    class Meta:
        model = IndicatorDefinition
        fields: ClassVar[list[str]] = [
            "key",
            "kind",
            "suggested_kind",
            "name",
            "unit",
            "definition",
            "direction",
            "decimals",
            "is_ratio",
            "themes",
            "default_source",
            "source_note",
            "caution",
        ]

    def get_themes(self, definition: IndicatorDefinition) -> list[str]:
        return [theme.pk for theme in definition.themes.all()]


class ElementShape(serializers.ModelSerializer[Element]):
    """Something that a plan must or should contain."""

    name = Texts()
    explanation = Texts()

    class Meta:
        model = Element
        fields: ClassVar[list[str]] = [
            "code",
            "name",
            "explanation",
            "force",
            "ref",
            "is_required",
        ]


class StepItemShape(serializers.ModelSerializer[StepItem]):
    """One thing to do in a step."""

    text = Texts()
    hint = Texts()

    class Meta:
        model = StepItem
        fields: ClassVar[list[str]] = ["key", "text", "hint", "force", "ref"]


class StepOfRuleSet(serializers.Serializer[Any]):
    """A step, and what belongs to it under the rule set."""

    number = serializers.IntegerField(source="step.number")
    items = StepItemShape(many=True)


class RuleSetShape(serializers.ModelSerializer[RuleSet]):
    """What planning is measured against: a checklist, or an Act as it stood at a time."""

    name = Texts()
    description = Texts()
    source = Texts()  # type: ignore[assignment]  # a field of this name

    class Meta:
        model = RuleSet
        fields: ClassVar[list[str]] = [
            "key",
            "name",
            "description",
            "force",
            "is_default",
            "retired",
            "never_in_force",
            "report_cycle_months",
            "review_months",
            "local_decision_required",
            "local_decision_level",
            "clock",
            "first_due_months",
            "opens_days_before",
            "due_soon_days",
            "grace_days",
            "correction_days",
            "reply_days",
            "source",
            "source_url",
            "valid_from",
            "valid_to",
        ]


class RuleSetInFullShape(serializers.Serializer[Any]):
    """A rule set with its elements, and with those steps that it says something about."""

    rule_set = RuleSetShape()
    elements = ElementShape(many=True)
    report_chapters = ReportChapterShape(many=True)
    steps = StepOfRuleSet(many=True)
