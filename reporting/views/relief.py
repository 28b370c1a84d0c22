"""Asking for more time or exemption, and what has come of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import member
from core.clock import today
from core.errors import Refusal
from reporting import relief
from reporting.permissions import can_read, can_send
from reporting.queries import owed
from reporting.relief_forms import ReliefForm
from reporting.views.page import crumbs
from reporting.words import due_words
from tenants.requests import MemberRequest
from ui.navigation import Link

WRONG, CONFLICT = 422, 409


@member(can_read)
@require_safe
def requests(request: MemberRequest) -> HttpResponse:
    """List what was asked for and what the authority changed."""
    due, asked = owed(today()), relief.reliefs()
    context = {
        "due": due,
        "due_words": due_words(due),
        "requests": asked,
        "changes": relief.changes(),
        "may_act": can_send(request.member),
        "may_ask": can_send(request.member) and relief.can_be_asked(due, asked),
        "crumbs": crumbs(),
        "nav_key": "reporting",
    }
    return render(request, "reporting/relief.html", context)


@member(can_send)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: MemberRequest) -> HttpResponse:
    """Ask for more time, or to be let off the report."""
    due = owed(today())
    if due is None or not due.is_awaited:
        messages.error(request, _("No report is awaited from you now."))
        return HttpResponseRedirect(reverse("reporting:relief"))
    form, status = ReliefForm(request.POST or None), 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            said = form.cleaned_data
            try:
                relief.ask(due_on=said["due_on"], reason=said["reason"], member=request.member)
            except Refusal as refusal:
                form.add_error(None, refusal.message)
                status = CONFLICT
            else:
                messages.success(request, _("The request has been sent to the authority."))
                return HttpResponseRedirect(reverse("reporting:relief"))
    context = {
        "form": form,
        "due": due,
        "due_words": due_words(due),
        "crumbs": [*crumbs(), Link(_("More time and exemptions"), reverse("reporting:relief"))],
        "nav_key": "reporting",
    }
    return render(request, "reporting/relief_ask.html", context, status=status)


@member(can_send)
@require_POST
def take_back(request: MemberRequest, key: UUID) -> HttpResponse:
    """Take a request back before it is decided on."""
    try:
        relief.take_back(str(key), member=request.member)
    except LookupError as error:
        raise Http404 from error
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The request has been taken back."))
    return HttpResponseRedirect(reverse("reporting:relief"))
