"""The communication plan (step 8)."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from plans.api.communication_shapes import MessageShape
from plans.api.rows import RemovableRow, Rows, RowView
from plans.api.views.steps import member_with
from plans.communication.services import change_message, plan_message
from plans.models import CommunicationItem, Plan


class MessageView(RowView[CommunicationItem]):
    """Something that is told of the planning. The service sends it to nobody."""

    noun, nouns, shape = "message", "messages", MessageShape


class Messages(MessageView, Rows[CommunicationItem]):
    __doc__ = MessageView.__doc__
    one = "message"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[CommunicationItem]:
        return CommunicationItem.objects.filter(plan=self.plan())

    def make(self, **said: Any) -> CommunicationItem:
        return plan_message(self.plan(), by=self.person, **_with_person(said))


class OneMessage(MessageView, RemovableRow[CommunicationItem]):
    __doc__ = MessageView.__doc__

    def rows(self) -> QuerySet[CommunicationItem]:
        return CommunicationItem.objects.all()

    def change(self, row: CommunicationItem, *, version: int, **said: Any) -> CommunicationItem:
        return change_message(row, version=version, by=self.person, **_with_person(said))


def _with_person(said: dict[str, Any]) -> dict[str, Any]:
    if "person_id" not in said:
        return said
    key = said.pop("person_id")
    return said | {"person": member_with(key) if key else None}
