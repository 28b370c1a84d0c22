"""What the plan's API takes and gives, one shape a noun."""

from typing import Any, ClassVar

from rest_framework import serializers

from api.fields import Keys
from catalogue.models import FrameworkGoal
from plans.api.fields import GroupKeys, RowShape
from plans.models import (
    Body,
    DecisionStep,
    ElementPlace,
    Indicator,
    IndicatorValue,
    Measure,
    MeasureStatus,
    Milestone,
    Objective,
    Plan,
    Relation,
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
            "deputy_name",
            "deputy_email",
            "deputy_phone",
            "case_number",
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
            "predicted_on",
            "done_on",
            "section",
            "note",
            "lead_time",
            "weeks_before",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan", "lead_time", "weeks_before"]


class DecisionStepShape(RowShape[DecisionStep]):
    """A body on the plan's way to its approval: what it handles, when, and what it decided."""

    class Meta:
        model = DecisionStep
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "body",
            "handles",
            "planned_on",
            "decided_on",
            "outcome",
            "section",
            "minutes_link",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan"]


class PlaceShape(RowShape[ElementPlace]):
    """Where in the host document an element of an embedded plan stands."""

    class Meta:
        model = ElementPlace
        fields: ClassVar[list[str]] = [*RowShape.COMMON, "plan", "element", "chapter", "page"]
        read_only_fields: ClassVar[list[str]] = ["plan"]


class Implemented(Keys):
    """The goals that an objective implements, among those that it serves."""

    def get_attribute(self, instance: Any) -> list[Any]:
        links = instance.goal_links.all()
        return [link.goal_id for link in links if link.relation == Relation.IMPLEMENTS]


class ObjectiveShape(RowShape[Objective]):
    """A change that the municipality wants to see, and the goals of frameworks that it serves."""

    implements = Implemented(rows=FrameworkGoal.objects.all(), through="goal_links", key="goal_id")
    goals = Keys(rows=FrameworkGoal.objects.all(), through="goal_links", key="goal_id")
    target_groups = GroupKeys(required=False)

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
            "changes_from",
            "changes_to",
            "changes_by",
            "local_reason",
            "target_groups",
            "goals",
            "implements",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan", "position"]


class MeasureShape(RowShape[Measure]):
    """What is done for an objective, by whom and when."""

    partners = Keys(rows=Body.objects.all(), through="partners", key="body_id")
    target_groups = GroupKeys(required=False)

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
            "funding",
            "status",
            "status_reason",
            "status_note",
            "for_good_relations",
            "for_everybody",
            "target_groups",
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
            "levels",
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
