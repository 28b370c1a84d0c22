"""The days of a plan in people's own calendars: an address that is made, shown once, withdrawn, and read without signing in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import member, public
from core.errors import Refusal
from plans.calendars import calendar_answer, calendar_of
from plans.models import CalendarFeed, Plan
from plans.pages import WRONG, found
from plans.permissions import can_read
from plans.timetable.feeds import entries_of
from plans.timetable.forms import FeedForm
from plans.timetable.queries import feeds_of
from plans.timetable.services import make_feed, read_feed, withdraw_feed
from tenants.requests import MemberRequest, Request
from ui.formats import language
from ui.navigation import Link


@member(can_read)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: MemberRequest, plan: UUID) -> HttpResponse:
    """List one's calendar addresses for a plan, and make one; what it is is shown in this answer alone."""
    row = found(Plan.objects.all(), plan)
    form, made, address = FeedForm(request.POST or None), None, ""
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            made, code = make_feed(row, name=name, language=language(), by=request.user)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            address = request.build_absolute_uri(reverse("plans:calendar-feed", args=(code,)))
            form = FeedForm()
    shown = {
        "plan": row,
        "form": form,
        "made": made,
        "address": address,
        "feeds": feeds_of(row, request.user.pk),
        "nav_key": "home",
        "crumbs": [
            Link(_("Overview"), reverse("plans:home", args=(plan,))),
            Link(_("Timetable"), reverse("plans:milestones", args=(plan,))),
        ],
    }
    status = WRONG if form.errors else 200
    return render(request, "plans/timetable/calendar.html", shown, status=status)


@member(can_read)
@require_POST
def calendar_withdraw(request: MemberRequest, feed: UUID) -> HttpResponse:
    """Withdraw one's own calendar address."""
    row = found(CalendarFeed.objects.filter(user_id=request.user.pk), feed)
    withdraw_feed(row, by=request.user)
    messages.success(request, _("The address of “%(name)s” no longer works.") % {"name": row.name})
    return redirect("plans:calendar", row.plan_id)


@public
@require_safe
def feed(request: Request, code: str) -> HttpResponse:
    """Give a calendar the days of the plan. The code in the address is the key: no session is asked, and none is begun.

    Raises Http404 for an address that is unknown or withdrawn, or whose person has no role here any more.
    """
    workspace = request.workspace
    opened = read_feed(code, workspace=workspace) if workspace and len(code) < 100 else None
    if workspace is None or opened is None:
        raise Http404
    root = request.build_absolute_uri("/").rstrip("/")
    with override(opened.language):
        name = f"{opened.plan.full_title}, {workspace.name}"
        entries = entries_of(opened.plan, root=root)
        return calendar_answer(
            calendar_of(name, entries, host=workspace.host), filename="kotopolku.ics"
        )
