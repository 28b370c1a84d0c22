"""The meetings of the cooperation group, and each of them."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.clock import today
from plans.calendars import calendar_answer, calendar_of
from plans.cooperation import queries
from plans.cooperation.forms import MeetingForm
from plans.cooperation.services import letters
from plans.cooperation.services import meetings as services
from plans.cooperation.views.parts import (
    ALL,
    PER_PAGE,
    Sending,
    crumbs_of,
    facts_of,
    meetings_link,
    send,
    sheet_of,
)
from plans.desk import write
from plans.models import Meeting, Plan
from plans.pages import found
from plans.permissions import can_edit, can_read
from plans.preparation.views.asking import ask
from tenants.requests import MemberRequest


@member(can_read)
@require_safe
def meetings(request: MemberRequest, plan: UUID) -> HttpResponse:
    """List the meetings, the latest first."""
    row = found(Plan.objects.all(), plan)
    shown = {
        "plan": row,
        "page": Paginator(queries.meetings_of(row), PER_PAGE).get_page(request.GET.get("page")),
        "accepted": row.meetings.filter(accepts_timetable=True).order_by("held_on").first(),
        "today": today(),
        "may_edit": can_edit(request.member),
        "nav_key": "cooperation",
        "crumbs": crumbs_of(plan),
    }
    return render(request, "plans/cooperation/meetings.html", shown)


@member(can_edit)
@require_http_methods(ALL)
def add_meeting(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Put a meeting on the calendar."""
    row = found(Plan.objects.all(), plan)

    def save(said: dict[str, Any], _version: int) -> Meeting:
        return services.plan_meeting(row, by=request.user, **said)

    sheet = sheet_of(
        f"meeting:new:{plan}",
        _("Add a meeting"),
        reverse("plans:meeting-add", args=(plan,)),
        back=reverse("plans:meetings", args=(plan,)),
        crumbs=crumbs_of(plan, meetings_link(plan)),
        make=MeetingForm,
        save=save,
        parts="plans/cooperation/_meeting_fields.html",
        initial={"title": _("Meeting of the cooperation group")},
    )
    return write(request, sheet)


@member(can_read)
@require_safe
def meeting(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """Show a meeting: agenda, who was there, minutes, and what was agreed."""
    row = found(Meeting.objects.select_related("plan"), meeting)
    shown = {
        "plan": row.plan,
        "meeting": row,
        "was_held": row.was_held(today()),
        "attendances": row.attendances.select_related("member__kind").order_by(
            "member__kind__position", "member__organisation", "pk"
        ),
        "agreed": queries.agreed_at(row),
        "may_edit": can_edit(request.member),
        "nav_key": "cooperation",
        "crumbs": crumbs_of(row.plan_id, meetings_link(row.plan_id)),
    }
    return render(request, "plans/cooperation/meeting.html", shown)


@member(can_edit)
@require_http_methods(ALL)
def change_meeting(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """Change a meeting, write its minutes, or record that the timetable was accepted."""
    row = found(Meeting.objects.all(), meeting)

    def save(said: dict[str, Any], version: int) -> Meeting:
        return services.change_meeting(row, version=version, by=request.user, **said)

    sheet = sheet_of(
        f"meeting:{meeting}",
        _("Change the meeting"),
        reverse("plans:meeting-change", args=(meeting,)),
        back=reverse("plans:meeting", args=(meeting,)),
        crumbs=crumbs_of(row.plan_id, meetings_link(row.plan_id)),
        make=MeetingForm,
        save=save,
        facts=facts_of(MeetingForm),
        row=row,
        parts="plans/cooperation/_meeting_fields.html",
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def call(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """Show the call to a meeting, and send it to the members."""
    row = found(Meeting.objects.select_related("plan"), meeting)
    members = row.plan.group.filter(queries.sitting(row.held_on)).exclude(email="")

    def act(version: int) -> str:
        sent = services.call_meeting(row, version=version, by=request.user)
        words = ngettext(
            "The call is on its way to %(count)s member.",
            "The call is on its way to %(count)s members.",
            sent,
        )
        return words % {"count": sent}

    return send(
        request,
        Sending(
            row=row,
            act=act,
            title=_("Call the members to the meeting"),
            letter=letters.call(row, row.plan.language, by=request.user),
            to=[f"{each} ({each.email})" for each in members],
            back=reverse("plans:meeting", args=(meeting,)),
            crumbs=crumbs_of(row.plan_id, meetings_link(row.plan_id)),
        ),
    )


@member(can_read)
@require_safe
def calendar(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """Give the meeting as an iCalendar file."""
    row = found(Meeting.objects.all(), meeting)
    address = request.workspace.address + reverse("plans:meeting", args=(meeting,))
    entry = queries.entry_of(row, url=address)
    content = calendar_of(row.title, [entry], host=request.workspace.host)
    return calendar_answer(content, filename=f"{row.held_on.isoformat()}.ics")


@member(can_edit)
@require_http_methods(ALL)
def remove_meeting(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """Remove a meeting, after asking."""
    row = found(Meeting.objects.all(), meeting)
    return ask(
        request,
        row,
        lambda version: services.remove_meeting(row, version=version, by=request.user),
        question=_("Delete the meeting “%(title)s”?") % {"title": row.title},
        words=_("Its agenda, minutes and attendance list go with it. Tasks that were agreed stay."),
        done=_("The meeting has been deleted."),
        leave=reverse("plans:meeting", args=(meeting,)),
        onward=reverse("plans:meetings", args=(row.plan_id,)),
    )
