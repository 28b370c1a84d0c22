"""Who was at a meeting, and what was agreed there."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from plans.cooperation import queries
from plans.cooperation.forms import AgreedForm, AttendanceForm
from plans.cooperation.services import meetings as services
from plans.cooperation.views.parts import ALL, crumbs_of, meetings_link, sheet_of
from plans.desk import write
from plans.models import Meeting, Task
from plans.pages import found
from plans.permissions import can_edit
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_edit)
@require_http_methods(ALL)
def attendance(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """Record who of the members was at a meeting."""
    row = found(Meeting.objects.select_related("plan"), meeting)
    members = queries.expected_at(row)

    def make(**given: Any) -> AttendanceForm:
        return AttendanceForm(members=members, **given)

    def facts(current: Meeting) -> dict[str, Any]:
        known = dict(current.attendances.values_list("member_id", "presence"))
        return {f"m-{each.pk}": known.get(each.pk, "") for each in members}

    def save(said: dict[str, Any], version: int) -> Meeting:
        presences = {each: said[f"m-{each.pk}"] for each in members}
        return services.record_attendance(row, presences, version=version, by=request.user)

    sheet = sheet_of(
        f"attendance:{meeting}",
        _("Attendance"),
        reverse("plans:meeting-attendance", args=(meeting,)),
        back=reverse("plans:meeting", args=(meeting,)),
        crumbs=_crumbs(row),
        make=make,
        save=save,
        facts=facts,
        row=row,
        parts="plans/cooperation/_attendance_fields.html",
        more={"nav_key": "cooperation", "plan": row.plan},
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def agree(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """Write down a task that was agreed at a meeting."""
    row = found(Meeting.objects.select_related("plan"), meeting)

    def make(**given: Any) -> AgreedForm:
        return AgreedForm(plan=row.plan, **given)

    def save(said: dict[str, Any], _version: int) -> Task:
        part = queries.part_of(row.plan, said["concerns"])
        return services.agree_on_task(
            row,
            title=said["title"],
            concerns=part,
            body=said["body"],
            due_on=said["due_on"],
            by=request.user,
        )

    sheet = sheet_of(
        f"agreed:new:{meeting}",
        _("Add what was agreed"),
        reverse("plans:meeting-agree", args=(meeting,)),
        back=reverse("plans:meeting", args=(meeting,)),
        crumbs=_crumbs(row),
        make=make,
        save=save,
    )
    return write(request, sheet)


def _crumbs(row: Meeting) -> list[Link]:
    here = Link(row.title, reverse("plans:meeting", args=(row.pk,)))
    return crumbs_of(row.plan_id, meetings_link(row.plan_id), here)
