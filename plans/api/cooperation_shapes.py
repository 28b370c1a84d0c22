"""What the API takes and gives of the cooperation: the group, its meetings, and statements."""

from typing import Any, ClassVar

from rest_framework import serializers

from api.fields import Key
from api.shapes import Strict
from plans.api.fields import Line, RowShape, Text
from plans.models import (
    AbsentKind,
    Attendance,
    Body,
    GroupMember,
    Handling,
    Meeting,
    Presence,
    StatementRequest,
)

PARTS = ("objective", "measure", "indicator")


class GroupMemberShape(RowShape[GroupMember]):
    """Somebody who sits in the cooperation group: for which body, as which kind, and for how long."""

    class Meta:
        model = GroupMember
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "organisation",
            "kind",
            "person",
            "email",
            "language",
            "substitute",
            "substitute_email",
            "mandate",
            "starts_on",
            "ends_on",
            "invited_on",
            "reply",
            "replied_on",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan", "invited_on"]


class GroupKindShape(serializers.Serializer[Any]):
    """A recommended kind of member: how many of it sit in the group today, or why none does."""

    kind = serializers.CharField(source="kind.key")
    members = serializers.IntegerField()
    reason = serializers.CharField()
    is_settled = serializers.BooleanField()


class AbsentKindShape(RowShape[AbsentKind]):
    """Why a recommended kind of member is not in the group."""

    class Meta:
        model = AbsentKind
        fields: ClassVar[list[str]] = [*RowShape.COMMON, "plan", "kind", "reason"]
        read_only_fields = fields


class ExplainAbsence(Strict):
    """Why the kind is not in the group; an empty reason takes back what was said."""

    reason = Line(max_length=300, allow_blank=True)


class Invite(Strict):
    """Which members are sent the invitation."""

    members = serializers.ListField(
        child=serializers.UUIDField(), allow_empty=False, max_length=200
    )


class SentShape(serializers.Serializer[Any]):
    """How many letters are on their way."""

    sent = serializers.IntegerField()


class AttendanceShape(serializers.ModelSerializer[Attendance]):
    """Whether a member of the group, or their substitute, was at a meeting."""

    class Meta:
        model = Attendance
        fields: ClassVar[list[str]] = ["member", "presence"]


class MeetingShape(RowShape[Meeting]):
    """A meeting of the group; who attended it and which tasks were `agreed` (their keys) is written at addresses of their own."""

    attendances = AttendanceShape(many=True, read_only=True)
    agreed = serializers.SerializerMethodField()

    class Meta:
        model = Meeting
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "title",
            "held_on",
            "starts",
            "ends",
            "place",
            "agenda",
            "minutes",
            "minutes_link",
            "called_on",
            "accepts_timetable",
            "section",
            "attendances",
            "agreed",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan", "called_on"]

    def get_agreed(self, row: Meeting) -> list[str]:
        """Return the keys of the tasks that were agreed at the meeting."""
        return [str(item.task_id) for item in row.action_items.all()]


class RecordPresence(Strict):
    """Who came for a member."""

    member = serializers.UUIDField()
    presence = serializers.ChoiceField(choices=Presence.choices)


class RecordAttendance(Strict):
    """Who was at a meeting. Whoever is not named is taken off the list."""

    attendances = serializers.ListField(child=RecordPresence(), max_length=500)


class AgreeOnTask(Strict):
    """What was agreed at a meeting: about the plan as a whole, unless a part of it is named."""

    title = Line(max_length=300)
    concerns_kind = serializers.ChoiceField(choices=PARTS, required=False)
    concerns_id = serializers.UUIDField(required=False)
    body = Key(
        queryset=Body.objects.all(),
        pk_field=serializers.UUIDField(),
        required=False,
        allow_null=True,
        default=None,
    )
    due_on = serializers.DateField(required=False, allow_null=True, default=None)


class StatementRequestShape(RowShape[StatementRequest]):
    """A request for a statement; the statement itself and the answer to it are written at addresses of their own."""

    class Meta:
        model = StatementRequest
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "addressee",
            "member",
            "email",
            "language",
            "question",
            "due_on",
            "sent_on",
            "reminded_on",
            "received_on",
            "text",
            "link",
            "handling",
            "reason",
        ]
        read_only_fields: ClassVar[list[str]] = [
            "plan",
            "sent_on",
            "reminded_on",
            "received_on",
            "text",
            "link",
            "handling",
            "reason",
        ]
        extra_kwargs: ClassVar[dict[str, Any]] = {
            "addressee": {"required": False, "allow_blank": True},
        }


class ReceiveStatement(Strict):
    """A statement that came: the day, and what it says or where it is."""

    received_on = serializers.DateField()
    text = Text(required=False, allow_blank=True, default="")
    link = serializers.URLField(max_length=500, required=False, allow_blank=True, default="")


class AnswerStatement(Strict):
    """What became of a statement, and why."""

    handling = serializers.ChoiceField(choices=Handling.choices)
    reason = Text(required=False, allow_blank=True, default="")
