"""What the API of rounds, requests and reminders takes and gives."""

from typing import Any

from rest_framework import serializers

from api.shapes import Strict, choices_of
from regional.api.shapes import PlaceShape, StandingShape
from regional.contracts import ObligationState
from regional.models import Outcome, Recipient, Relief, ReliefRequest, Round
from regional.round_forms import LONGEST_QUESTION, MOST_QUESTIONS
from regional.services.rounds import Wording

LONGEST = 20_000


class RoundQuestionShape(Strict):
    """A question of a round."""

    text = serializers.CharField(max_length=LONGEST_QUESTION)
    required = serializers.BooleanField(default=True)  # type: ignore[assignment]  # a field of this name


class RoundShape(serializers.ModelSerializer[Round]):
    """A round of an authority."""

    authority = serializers.CharField(source="authority_id")

    class Meta:
        model = Round
        fields = [
            "id",
            "authority",
            "title",
            "due_on",
            "version",
            "sent_at",
            "sent_by_name",
            "closed_at",
            "closed_by_name",
        ]


class AskedShape(serializers.Serializer[Any]):
    """A municipality of a round: where what it was asked to report on stands."""

    municipality = PlaceShape()
    standing = StandingShape(allow_null=True)


class RoundInFull(RoundShape):
    """A round with its letter, its questions and how far each municipality has come."""

    questions = RoundQuestionShape(many=True)
    asked = AskedShape(many=True)

    class Meta(RoundShape.Meta):
        fields = [*RoundShape.Meta.fields, "letter", "questions", "asked"]


class WriteRound(Strict):
    """A round as it is to be; municipalities by their codes."""

    title = serializers.CharField(max_length=200)
    letter = serializers.CharField(max_length=LONGEST, help_text="Markdown.")
    municipalities = serializers.ListField(
        child=serializers.CharField(max_length=3), min_length=1, max_length=400
    )
    questions = serializers.ListField(
        child=RoundQuestionShape(), required=False, max_length=MOST_QUESTIONS
    )
    due_on = serializers.DateField(
        required=False, allow_null=True, help_text="Where the rule set's clock is common to all."
    )

    @staticmethod
    def wording(said: dict[str, Any]) -> Wording:
        """Return what was written."""
        questions = [(each["text"], each["required"]) for each in said.get("questions", ())]
        rest = {name: said.get(name) for name in ("title", "letter", "municipalities", "due_on")}
        return Wording(questions=questions, **rest)  # type: ignore[arg-type]  # as the shape read them


class ReliefShape(serializers.ModelSerializer[ReliefRequest]):
    """A municipality's request for more time or exemption, with the decision when there is one."""

    municipality = PlaceShape(source="obligation.municipality")
    obligation = serializers.UUIDField(source="obligation_id")
    kind = serializers.ChoiceField(choices=choices_of(Relief))
    outcome = serializers.ChoiceField(choices=choices_of(Outcome), allow_blank=True)

    class Meta:
        model = ReliefRequest
        fields = [
            "id",
            "municipality",
            "obligation",
            "kind",
            "due_on",
            "reason",
            "asked_at",
            "asked_by_name",
            "outcome",
            "settled_at",
            "settled_by_name",
            "answer",
        ]


class Decide(Strict):
    """A decision on a request, with its reason; more time until the day asked for, unless another is named."""

    grant = serializers.BooleanField()
    reason = serializers.CharField(max_length=500)
    due_on = serializers.DateField(required=False)


class ReminderShape(serializers.Serializer[Any]):
    """A reminder: the day counts from the due day; without one it was asked for by hand."""

    day = serializers.IntegerField(allow_null=True)
    due_on = serializers.DateField()
    asked_at = serializers.DateTimeField()
    asked_by_name = serializers.CharField()
    given_at = serializers.DateTimeField(allow_null=True)
    recipients = serializers.ListField(child=serializers.ChoiceField(choices=choices_of(Recipient)))


class AwaitedShape(serializers.Serializer[Any]):
    """A report that is open or late, with the reminders of it, the newest first."""

    id = serializers.UUIDField(source="standing.owed.id")
    municipality = PlaceShape()
    covers_from = serializers.DateField(source="standing.owed.covers_from")
    covers_to = serializers.DateField(source="standing.owed.covers_to")
    due_on = serializers.DateField(source="standing.due_on")
    state = serializers.ChoiceField(source="standing.state", choices=choices_of(ObligationState))
    next_on = serializers.DateField(allow_null=True)
    on_worklist = serializers.BooleanField()
    reminders = ReminderShape(many=True)


class ChangeShape(serializers.Serializer[Any]):
    """What was changed in what a municipality owes."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    on = serializers.DateField()
    recorded_at = serializers.DateTimeField()
    due_on = serializers.DateField(allow_null=True)
    reason = serializers.CharField()
    by_name = serializers.CharField()


class Change(Strict):
    """More time until a day, an exemption, or its end; each with a reason."""

    action = serializers.ChoiceField(choices=("extend", "exempt", "restore"))
    reason = serializers.CharField(max_length=500)
    due_on = serializers.DateField(required=False)


class Remind(Strict):
    """A reminder by hand, with words of the officer's own."""

    note = serializers.CharField(max_length=2000, required=False, allow_blank=True, default="")
