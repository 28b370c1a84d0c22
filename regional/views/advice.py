"""The advice desk: municipalities' questions, the authority's answers, and what of them everybody may read."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import officer
from core.clock import today
from core.errors import Refusal
from regional.advice_forms import AnswerForm, DeskForm, FindForm
from regional.models import EntryKind
from regional.permissions import can_advise, can_read
from regional.queries.advice import Thread, chosen, entries_of, memory, threads_at
from regional.queries.desk import codes_in_charge
from regional.services.advice import answer_question, close_question, reopen_question
from regional.views.page import address, draw
from tenants.requests import OfficerRequest
from ui.navigation import Link

PER_PAGE = 25
WRONG, CONFLICT = 422, 409


@officer(can_read)
@require_safe
def desk(request: OfficerRequest, **_region: str) -> HttpResponse:
    """List the questions of municipalities: those that wait, what has waited longest first, unless others are asked for."""
    codes = codes_in_charge(request.officer.authority_id, on=today())
    form = DeskForm(request.GET)
    wanted = form.wanted
    everything = threads_at(request.officer.authority_id, codes=codes)
    found = chosen(everything, **wanted)
    if wanted["state"] == "open":
        found = found.order_by("changed_at", "id")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "any": page.paginator.count or everything.exists(),
        "codes": codes,
    }
    return draw(request, "regional/advice.html", context, room="advice")


@officer(can_read)
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Show what was said, and answer; a question that was closed is opened again with the message."""
    found, codes = the_thread(request, pk)
    if request.method != "POST":
        return _shown(request, found, codes, AnswerForm())
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, codes, form, status=WRONG)
    text = form.cleaned_data["text"]
    is_closed = found.state == EntryKind.CLOSED
    act = reopen_question if is_closed else answer_question
    try:
        act(found, text=text, by=request.officer)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, found, codes, form, status=CONFLICT)
    messages.success(request, _("Your answer has been sent. The municipality is told of it."))
    return HttpResponseRedirect(address(request, "thread", pk=pk))


@officer(can_advise)
@require_POST
def close_thread(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Close a question."""
    found, _codes = the_thread(request, pk)
    return _at_once(request, pk, lambda: close_question(found, by=request.officer))


@officer(can_read)
@require_safe
def answers(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Search what all authorities have published."""
    form = FindForm(request.GET)
    page = Paginator(memory(**form.wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "crumbs": advice_way(request)}
    return draw(request, "regional/memory.html", context, room="advice")


def the_thread(request: OfficerRequest, pk: UUID) -> tuple[Thread, set[str]]:
    """Return a question that the officer's authority may read, and the codes of its municipalities.

    Raises Http404.
    """
    codes = codes_in_charge(request.officer.authority_id, on=today())
    found = threads_at(request.officer.authority_id, codes=codes).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found, codes


def advice_way(request: OfficerRequest) -> list[Link]:
    """Return the way to a page of the advice desk."""
    return [
        Link(_("Regional overview"), address(request, "overview")),
        Link(_("Advice"), address(request, "advice")),
    ]


def _shown(
    request: OfficerRequest, found: Thread, codes: set[str], form: AnswerForm, *, status: int = 200
) -> HttpResponse:
    entries = entries_of(found)
    context: dict[str, Any] = {
        "thread": found,
        "entries": entries,
        "form": form,
        "published": getattr(found, "published", None),
        "may_answer": can_advise(request.officer) and found.municipality_id in codes,
        "is_answered": found.answered_at is not None,
        "crumbs": advice_way(request),
        "codes": codes,
    }
    return draw(request, "regional/thread.html", context, room="advice", status=status)


def _at_once(request: OfficerRequest, pk: UUID, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(address(request, "thread", pk=pk))
