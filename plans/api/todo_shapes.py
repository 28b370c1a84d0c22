"""What the API takes and gives of tasks."""

from typing import Any, ClassVar

from rest_framework import serializers

from plans.api.fields import RowShape
from plans.models import Task
from plans.todo.forms import LATE, MONTH, WEEK


class TaskShape(RowShape[Task]):
    """Something that somebody does by a day; what it is about is said when it is added, and stays."""

    concerns_kind = serializers.CharField(max_length=40, required=False, allow_blank=True)
    concerns_id = serializers.UUIDField(required=False, allow_null=True)

    class Meta:
        model = Task
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "title",
            "note",
            "concerns_kind",
            "concerns_id",
            "user_id",
            "body",
            "due_on",
            "done_on",
            "dropped_reason",
        ]
        extra_kwargs: ClassVar[dict[str, Any]] = {
            "user_id": {"min_value": 1, "max_value": 2**53},
        }


class FindTasks(serializers.Serializer[Any]):
    """Which tasks: the open ones, unless another state is asked for."""

    state = serializers.ChoiceField(choices=["open", "done", "dropped", "any"], required=False)
    due = serializers.ChoiceField(choices=[LATE, WEEK, MONTH], required=False)
    mine = serializers.BooleanField(required=False)
