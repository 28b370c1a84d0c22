"""The municipality's questions to its authority, and what was answered to others."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import member
from core.clock import today
from core.errors import Refusal
from plans.queries import current_plan
from regional import inbox
from regional.contracts import Question, ThreadView
from reporting.advice import Place, ask_authority, close, go_on, place_of
from reporting.advice_forms import PLANNING, AskForm, MemoryForm, MessageForm
from reporting.permissions import can_ask, can_read
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 20
WRONG = 422


@member(can_read)
@require_safe
def advice(request: MemberRequest) -> HttpResponse:
    """List the workspace's questions, what changed last first."""
    page = Paginator(inbox.threads_here(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_ask": can_ask(request.member), "nav_key": "reporting"}
    return render(request, "reporting/advice.html", context | {"crumbs": _way()[:-1]})


@member(can_ask)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: MemberRequest) -> HttpResponse:
    """Ask the authority: the place of the checklist that one comes from goes with the question."""
    said = request.POST if request.method == "POST" else request.GET
    place = place_of(said.get("about", ""), said.get("key", ""), current_plan(today()))
    form = AskForm(request.POST if request.method == "POST" else None, initial=_proposed(place))
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            try:
                thread = ask_authority(_question(form.cleaned_data, place), by=request.user)
            except Refusal as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(
                    request, _("Your question has been sent. You are told when it is answered.")
                )
                return HttpResponseRedirect(reverse("reporting:thread", args=[thread.id]))
    context = {"form": form, "place": place, "crumbs": _way(), "nav_key": "reporting"}
    return render(request, "reporting/ask.html", context, status=status)


@member(can_read)
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: MemberRequest, thread: UUID) -> HttpResponse:
    """Show what was said; whoever may ask goes on with it."""
    found = _the_thread(thread)
    may_ask = can_ask(request.member)
    form = MessageForm(request.POST if request.method == "POST" and may_ask else None)
    status = 200
    if request.method == "POST":
        status = WRONG if may_ask else 403
        if may_ask and form.is_valid():
            go_on(thread, text=form.cleaned_data["text"], by=request.user)
            messages.success(request, _("Your message has been sent."))
            return HttpResponseRedirect(reverse("reporting:thread", args=[thread]))
    context = {
        "thread": found,
        "form": form,
        "may_ask": may_ask,
        "crumbs": _way(),
        "nav_key": "reporting",
    }
    return render(request, "reporting/thread.html", context, status=status)


@member(can_ask)
@require_POST
def close_question(request: MemberRequest, thread: UUID) -> HttpResponse:
    """Say that a question has been answered."""
    _the_thread(thread)
    try:
        close(thread, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return HttpResponseRedirect(reverse("reporting:thread", args=[thread]))


@member(can_read)
@require_safe
def memory(request: MemberRequest) -> HttpResponse:
    """Search what authorities have answered to anybody."""
    form = MemoryForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    found = inbox.answers_published(text=said.get("q", ""), theme=said.get("theme", ""))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "is_filtered": any(said.values()),
        "crumbs": _way(),
        "nav_key": "reporting",
        "may_ask": can_ask(request.member),
    }
    return render(request, "reporting/memory.html", context)


def _question(said: dict[str, Any], place: Place) -> Question:
    return Question(
        title=said["title"],
        text=said["text"],
        theme="" if said["theme"] == PLANNING else said["theme"],
        about_kind=place.kind,
        about_key=place.key,
        about_name=place.name,
        language=(get_language() or "fi")[:2],
    )


def _proposed(place: Place) -> dict[str, str]:
    return {"theme": PLANNING} if place.kind else {}


def _the_thread(key: UUID) -> ThreadView:
    try:
        return inbox.thread_of(key)
    except inbox.NoSuchThread:
        raise Http404 from None


def _way() -> list[Link]:
    return [
        Link(_("Overview"), reverse("plans:home")),
        Link(_("Reporting"), reverse("reporting:list")),
        Link(_("Questions to the authority"), reverse("reporting:advice")),
    ]
