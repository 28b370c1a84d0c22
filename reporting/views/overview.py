"""All the reports of a workspace, and beginning the one that is owed."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.clock import today
from plans.queries import current_plan
from reporting.errors import NothingAwaited
from reporting.permissions import can_prepare, can_read
from reporting.queries import owed, standings
from reporting.services import begin_report
from reporting.words import due_words
from tenants.requests import MemberRequest

SOON = 30  # days


@member(can_read)
@require_safe
def overview(request: MemberRequest) -> HttpResponse:
    """Show the report that is owed, and all reports so far."""
    on = today()
    due, known = owed(on), standings(on)
    plan = current_plan(on)
    at_hand = next((each for each in known if due and each.report.obligation == due.id), None)
    context = {
        "due": due,
        "due_words": due_words(due, at_hand.review if at_hand else None),
        "is_soon": due is not None and (due.due_on - on).days <= SOON,
        "at_hand": at_hand,
        "standings": known,
        "plan": plan,
        "may_write": can_prepare(request.member),
        "nav_key": "reporting",
    }
    return render(request, "reporting/list.html", context)


@member(can_prepare)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: MemberRequest) -> HttpResponse:
    """Begin the report that is owed, on the plan at hand."""
    plan = current_plan(today())
    if request.method != "POST" or plan is None:
        return HttpResponseRedirect(reverse("reporting:list"))
    try:
        begun = begin_report(plan, by=request.user)
    except NothingAwaited as refusal:
        messages.error(request, refusal.message)
        return HttpResponseRedirect(reverse("reporting:list"))
    messages.success(request, _("The report has been begun."))
    return HttpResponseRedirect(reverse("reporting:report", args=[begun.pk]))
