"""Meetings of the cooperation group: calling them, who was there, what was agreed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.clock import today
from core.errors import Refusal
from plans.cooperation.queries import sitting
from plans.cooperation.services import letters
from plans.editing import Gone, StaleEdit, add, change, count_up, remove
from plans.models import ActionItem, Attendance, Body, GroupMember, Meeting, Plan, Task
from plans.todo.services import add_task
from tenants.rows import WorkspaceRow


class CalledAlready(Refusal):
    """The members have been sent the call to this meeting."""

    code = "called_already"


class NobodyToWriteTo(Refusal):
    """No member has an e-mail address."""

    code = "nobody_to_write_to"


def plan_meeting(plan: Plan, *, by: User, **said: Any) -> Meeting:
    """Put a meeting on the calendar.

    Raises ValidationError.
    """
    return add(Meeting(plan=plan, **said), by=by)


def change_meeting(meeting: Meeting, *, version: int, by: User, **said: Any) -> Meeting:
    """Change a meeting, write its minutes, or record that the group accepted the timetable.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(meeting, version=version, by=by, **said)


def remove_meeting(meeting: Meeting, *, version: int, by: User) -> None:
    """Remove a meeting with its attendance list; the tasks that were agreed at it stay.

    Raises StaleEdit, Gone.
    """
    remove(meeting, version=version, by=by)


@transaction.atomic
def call_meeting(meeting: Meeting, *, version: int, by: User) -> int:
    """Send the members of the day the call by e-mail, once; return how many were sent.

    Raises CalledAlready, NobodyToWriteTo, StaleEdit, Gone.
    """
    members = list(
        meeting.plan.group.filter(sitting(meeting.held_on)).exclude(email="").order_by("pk")
    )
    if not members:
        raise NobodyToWriteTo(_("No member of the group has an e-mail address yet."))
    if meeting.called_on is not None:
        raise CalledAlready(_("The call has been sent already. It is not sent twice."))
    changed = change(meeting, version=version, by=by, called_on=today())
    for member in members:
        letters.send_call(changed, member, by=by)
    return len(members)


@transaction.atomic
def record_attendance(
    meeting: Meeting, presences: Mapping[GroupMember, str], *, version: int, by: User
) -> Meeting:
    """Say who was at a meeting; a member of whom nothing is said is left out.

    Raises StaleEdit, Gone.
    """
    current = Meeting.objects.select_for_update(of=("self",)).filter(pk=meeting.pk).first()
    if current is None:
        raise Gone
    if current.version != version:
        raise StaleEdit(current, {})
    wanted = {member: presence for member, presence in presences.items() if presence}
    known = {each.member_id: each.presence for each in current.attendances.all()}
    if {member.pk: presence for member, presence in wanted.items()} == known:
        return current
    current.attendances.filter(member__in=presences).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=current, member=member, presence=presence)
        for member, presence in wanted.items()
    )
    return count_up(current, by=by, changes={"attendance": [len(known), len(wanted)]})


@transaction.atomic
def agree_on_task(
    meeting: Meeting,
    *,
    title: str,
    concerns: WorkspaceRow | None,
    body: Body | None,
    due_on: date | None,
    by: User,
) -> Task:
    """Write down what was agreed at a meeting as a task, about a part of the plan if one is named.

    Raises ValidationError.
    """
    task = add_task(title=title, concerns=concerns or meeting.plan, due_on=due_on, by=by, body=body)
    ActionItem.objects.create(meeting=meeting, task=task)
    return task
