"""Meetings of the cooperation group: calling them, who was there, what was agreed (step 2)."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.operations import operation
from api.permissions import scope
from api.versions import needs_version, tag_of, version_of
from core.access import member
from plans.api.cooperation_shapes import AgreeOnTask, MeetingShape, RecordAttendance, SentShape
from plans.api.rows import RemovableRow, Rows, RowView
from plans.api.todo_shapes import TaskShape
from plans.cooperation import queries
from plans.cooperation.services.meetings import (
    agree_on_task,
    call_meeting,
    change_meeting,
    plan_meeting,
    record_attendance,
    remove_meeting,
)
from plans.models import GroupMember, Meeting, Plan, Task
from plans.permissions import can_edit, can_read
from tenants.rows import WorkspaceRow


class MeetingView(RowView[Meeting]):
    """A meeting of the cooperation group: when and where, what is on the agenda, and what was said."""

    noun, nouns, shape = "meeting", "meetings", MeetingShape

    def rows(self) -> QuerySet[Meeting]:
        return Meeting.objects.select_related("plan").prefetch_related(
            "attendances", "action_items"
        )

    def meeting(self) -> Meeting:
        """Return the meeting of the address.

        Raises Http404.
        """
        return get_object_or_404(self.rows(), pk=self.kwargs["key"])


class Meetings(MeetingView, Rows[Meeting]):
    __doc__ = MeetingView.__doc__
    one = "meeting"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[Meeting]:
        return super().rows().filter(plan=self.plan())

    def make(self, **said: Any) -> Meeting:
        return plan_meeting(self.plan(), by=self.person, **said)


class OneMeeting(MeetingView, RemovableRow[Meeting]):
    __doc__ = MeetingView.__doc__

    def change(self, row: Meeting, *, version: int, **said: Any) -> Meeting:
        return change_meeting(row, version=version, by=self.person, **said)

    def remove(self, row: Meeting, *, version: int) -> None:
        remove_meeting(row, version=version, by=self.person)


@member(can_read)
class Attendance(MeetingView):
    """Who of the group was at a meeting; its version is that of the meeting."""

    @needs_version
    @member(can_edit)
    @operation("record_attendance", takes=RecordAttendance, gives=MeetingShape)
    def put(self, request: Request, **_keys: object) -> Response:
        """Record who was at a meeting."""
        row, version = self.meeting(), version_of(request)
        said = self.read(RecordAttendance, request.data)["attendances"]
        members = row.plan.group.in_bulk()
        if unknown := [each["member"] for each in said if each["member"] not in members]:
            raise ValidationError(
                {"attendances": [_("There is no “%(key)s”.") % {"key": key} for key in unknown]}
            )
        presences: dict[GroupMember, str] = dict.fromkeys(members.values(), "")
        presences |= {members[each["member"]]: each["presence"] for each in said}
        return self.told(record_attendance(row, presences, version=version, by=self.person))


@member(can_read)
class Call(MeetingView):
    """The call to a meeting, sent by e-mail to the members of its day, once."""

    @needs_version
    @scope("send")
    @member(can_edit)
    @operation("call_meeting", gives=SentShape)
    def post(self, request: Request, **_keys: object) -> Response:
        """Call the members to a meeting."""
        row = self.meeting()
        sent = call_meeting(row, version=version_of(request), by=self.person)
        return Response(SentShape({"sent": sent}).data)


@member(can_read)
class Agreed(MeetingView):
    """The tasks that were agreed at a meeting; afterwards they are tasks like others."""

    @operation("list_agreed", gives=TaskShape, many=True)
    def get(self, request: Request, **_keys: object) -> Response:
        """List what was agreed at a meeting."""
        return self.page(request, Task.objects.filter(agreed_at__meeting=self.meeting()), TaskShape)

    @member(can_edit)
    @operation("agree_on_task", takes=AgreeOnTask, gives=TaskShape, status=201)
    def post(self, request: Request, **_keys: object) -> Response:
        """Write down a task that was agreed at a meeting."""
        row = self.meeting()
        said = self.read(AgreeOnTask, request.data)
        about = _part(row.plan, said.pop("concerns_kind", None), said.pop("concerns_id", None))
        task = agree_on_task(row, concerns=about, by=self.person, **said)
        where = reverse("api-plans:task", kwargs={"key": task.pk}, request=request)
        headers = {"ETag": tag_of(task.version), "Location": where}
        return Response(TaskShape(task).data, status=201, headers=headers)


def _part(plan: Plan, kind: str | None, key: object) -> WorkspaceRow | None:
    """Return the part of the plan that is named, or None.

    Raises ValidationError.
    """
    if kind is None and key is None:
        return None
    found = queries.part_of(plan, f"{kind}:{key}") if kind and key else None
    if found is None:
        raise ValidationError({"concerns_id": [_("Choose something of this plan.")]})
    return found
