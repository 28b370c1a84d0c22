"""What the API takes and gives of proposals and comments, and of the answers to them."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework import serializers

from api.fields import Key
from api.shapes import Strict
from catalogue.models import Theme
from plans.api.fields import Line, RowShape, Text
from plans.models import Body, Measure, Objective, Proposal, ProposalKind, ProposalState

ANSWER = 4000
SAID: dict[str, Any] = {"required": False, "allow_blank": True, "default": ""}


class ProposalShape(RowShape[Proposal]):
    """What somebody proposes or says of the plan, and what became of it."""

    class Meta:
        model = Proposal
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "kind",
            "text",
            "from_whom",
            "said_on",
            "objective",
            "measure",
            "state",
            "answer",
            "answered_on",
            "led_to_objective",
            "led_to_measure",
        ]
        read_only_fields: ClassVar[list[str]] = [
            "plan",
            "state",
            "answer",
            "answered_on",
            "led_to_objective",
            "led_to_measure",
        ]


class FindProposals(serializers.Serializer[Any]):
    """Which proposals are asked for."""

    q = serializers.CharField(required=False, max_length=100, help_text="Words of it.")
    state = serializers.ChoiceField(choices=ProposalState.choices, required=False)
    kind = serializers.ChoiceField(choices=ProposalKind.choices, required=False)


class AsObjective(Strict):
    """The objective that a proposal becomes."""

    title = Line(max_length=300)
    theme = Key(queryset=Theme.objects.all(), pk_field=serializers.CharField(max_length=100))
    desired_change = Text(**SAID)


class AsMeasure(Strict):
    """The measure that a proposal becomes."""

    objective = Key(queryset=Objective.objects.all(), pk_field=serializers.UUIDField())
    title = Line(max_length=300)
    description = Text(**SAID)
    responsible = Key(queryset=Body.objects.all(), pk_field=serializers.UUIDField())


class AcceptProposal(Strict):
    """That a proposal is accepted: as a new objective, as a new measure, or without anything new."""

    answer = Text(max_length=ANSWER, **SAID)
    as_objective = AsObjective(required=False)
    as_measure = AsMeasure(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "as_objective" in attrs and "as_measure" in attrs:
            words = _("Choose either an objective or a measure.")
            raise serializers.ValidationError({"as_measure": [words]})
        return attrs


class MergeProposal(Strict):
    """Which objective or measure of the plan takes the proposal in."""

    answer = Text(max_length=ANSWER, **SAID)
    objective = Key(
        queryset=Objective.objects.all(), pk_field=serializers.UUIDField(), required=False
    )
    measure = Key(
        queryset=Measure.objects.select_related("objective"),
        pk_field=serializers.UUIDField(),
        required=False,
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("objective" in attrs) == ("measure" in attrs):
            words = _("Choose either an objective or a measure.")
            raise serializers.ValidationError({"objective": [words]})
        return attrs


class DeclineProposal(Strict):
    """Why nothing comes of a proposal."""

    answer = Text(max_length=ANSWER)
