"""What the authority sees between reports, and telling it anew."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from core.clock import today
from core.permissions import require
from plans.queries import current_plan
from reporting.permissions import can_read, can_send
from reporting.queries import last_told, owed
from reporting.signals import send_signals, signal_of
from reporting.views.page import crumbs
from tenants.requests import MemberRequest


@member(can_read)
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: MemberRequest) -> HttpResponse:
    """Show all that is told between reports; a coordinator or an approver tells it again."""
    plan = current_plan(today())
    if request.method == "POST":
        require(can_send, request.member)
        if plan is not None:
            send_signals(plan, by=request.user)
            messages.success(request, _("The authority has been told how far planning is."))
        return HttpResponseRedirect(reverse("reporting:shared"))
    context = {
        "plan": plan,
        "signal": signal_of(plan) if plan else None,
        "told": last_told(),
        "obligation": owed(today()),
        "may_send": can_send(request.member),
        "crumbs": crumbs(),
        "nav_key": "reporting",
    }
    return render(request, "reporting/shared.html", context)
