"""What the API takes and gives of a plan's way: its states, what is done elsewhere, differences, carrying over, the log."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework import serializers

from api.fields import Key
from api.shapes import Strict
from catalogue.models import RuleSet
from catalogue.queries import offered_on
from core.clock import today
from plans.api.fields import Line, RowShape
from plans.api.shapes import PLANNED
from plans.document.log import LogKind
from plans.models import ElementMark, PlanState, StateChange

# The approval has an address of its own: a decision is recorded with it.
ENTERED = [each for each in PlanState.choices if each[0] != PlanState.APPROVED]
WITH_REASON = {PlanState.DRAFT, PlanState.SUPERSEDED}


class ElementMarkShape(RowShape[ElementMark]):
    """Where an element is done if not in the plan's own rows, and why there."""

    class Meta:
        model = ElementMark
        fields: ClassVar[list[str]] = [*RowShape.COMMON, "plan", "element", "reason"]
        read_only_fields = fields


class SettleElsewhere(Strict):
    """Where an element is done, and why there; empty words take it back."""

    reason = Line(max_length=300, allow_blank=True)


class StateChangeShape(serializers.ModelSerializer[StateChange]):
    """A step of the plan from draft to superseded; `version` is the key of the text that was frozen for it."""

    class Meta:
        model = StateChange
        fields: ClassVar[list[str]] = [
            "id",
            "plan",
            "version",
            "state",
            "note",
            "link",
            "made_at",
            "made_by_name",
        ]


class EnterState(Strict):
    """The next state: back to a draft and to superseded with a reason in `note`, to published with a `link` if there is one."""

    state = serializers.ChoiceField(choices=ENTERED)
    note = Line(max_length=300, required=False, allow_blank=True, default="")
    link = serializers.URLField(max_length=500, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["state"] in WITH_REASON and not attrs["note"]:
            raise serializers.ValidationError({"note": [_("Say why.")]})
        if "link" in attrs and attrs["state"] != PlanState.PUBLISHED:
            words = _("Only a published plan has an address.")
            raise serializers.ValidationError({"link": [words]})
        return attrs


class Compare(serializers.Serializer[Any]):
    """The numbers of the versions that are compared; without `newer`, the older one with what the plan says now."""

    older = serializers.IntegerField(min_value=1, max_value=32767)
    newer = serializers.IntegerField(min_value=1, max_value=32767, required=False)


class FieldChangeShape(serializers.Serializer[Any]):
    """What a field said, and what it says."""

    label = serializers.CharField()  # type: ignore[assignment]  # a field of this name
    old = serializers.CharField()
    new = serializers.CharField()


class DifferenceShape(serializers.Serializer[Any]):
    """Something was added, removed, moved or changed, in a sentence, and its fields one by one."""

    kind = serializers.ChoiceField(choices=["added", "removed", "moved", "changed"])
    words = serializers.CharField()
    fields = FieldChangeShape(many=True)  # type: ignore[assignment]  # a field of this name


class PartShape(serializers.Serializer[Any]):
    """A part of the plan with what differs in it."""

    title = serializers.CharField()
    differences = DifferenceShape(many=True)


def _rule_set() -> Key:
    return Key(queryset=RuleSet.objects.all(), pk_field=serializers.CharField(max_length=100))


class OtherRules(Strict):
    """A rule set under which a plan can be put today."""

    rule_set = _rule_set()

    def validate_rule_set(self, rule_set: RuleSet) -> RuleSet:
        if not offered_on(today()).filter(pk=rule_set.pk).exists():
            raise serializers.ValidationError(_("No plan can be put under this rule set today."))
        return rule_set


class CarryOver(OtherRules):
    """The new plan that begins with what this one says."""

    first_year = serializers.IntegerField(**PLANNED)
    last_year = serializers.IntegerField(**PLANNED)
    with_finished = serializers.BooleanField(required=False, default=False)


class AskPreview(OtherRules):
    """What is to be done: a new plan from `first_year` on, or, without it, this plan under another rule set."""

    first_year = serializers.IntegerField(required=False, **PLANNED)
    with_finished = serializers.BooleanField(required=False, default=False)


class MoveShape(serializers.Serializer[Any]):
    """A text, the element under which it stands, and the one under which it would stand; empty where the rules ask for none."""

    name = serializers.CharField()
    text = serializers.CharField()
    there = serializers.CharField()


class PreviewShape(serializers.Serializer[Any]):
    """What would change in the rules, where each text would go, what would be copied and what would stay behind."""

    summary = serializers.CharField()
    differences = serializers.ListField(child=serializers.CharField())
    moved = MoveShape(many=True)
    kept = MoveShape(many=True)
    counts = serializers.ListField(child=serializers.CharField())
    left = serializers.ListField(child=serializers.CharField())
    ends = serializers.DateField(allow_null=True)


class LogLineShape(serializers.Serializer[Any]):
    """Something that happened on a day, in words."""

    day = serializers.DateField()
    kind = serializers.ChoiceField(choices=LogKind.choices)
    title = serializers.CharField()
    note = serializers.CharField()
    link = serializers.CharField()


class FindLines(serializers.Serializer[Any]):
    """Which lines of the log are asked for."""

    kind = serializers.ChoiceField(choices=LogKind.choices, required=False)
