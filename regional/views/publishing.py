"""Publishing an answer without names, and taking it down."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import officer
from core.errors import Refusal
from regional.advice_forms import PublishForm
from regional.errors import PublishedMeanwhile
from regional.models import EntryKind, PublishedAnswer
from regional.permissions import can_advise
from regional.queries.advice import Thread, entries_of
from regional.services.publishing import publish_answer, suspects_of, take_down
from regional.views.advice import CONFLICT, WRONG, advice_way, the_thread
from regional.views.page import address, draw
from tenants.requests import OfficerRequest
from ui.navigation import Link

FIELDS = ("title", "question", "answer")


@officer(can_advise)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Edit question and answer for everybody's eyes; what looks personal is pointed out before it is confirmed."""
    found, _codes = the_thread(request, pk)
    known = PublishedAnswer.objects.filter(thread=found).first()
    if request.method != "POST":
        said = _facts(known) if known else _proposed(found)
        seen: dict[str, Any] = {"suspects": suspects_of(found, said)}
        seen |= {"version": known.version if known else 0}
        return _shown(request, found, PublishForm(initial=said), seen)
    form = PublishForm(request.POST)
    form.is_valid()
    said = {name: form.cleaned_data.get(name) or "" for name in FIELDS}
    typed = request.POST.get("version", "")
    version = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1
    more: dict[str, Any] = {"suspects": suspects_of(found, said), "version": version}
    if form.errors:
        return _shown(request, found, form, more, status=WRONG)
    try:
        publish_answer(found, by=request.officer, version=version, said=said, confirmed=True)
    except PublishedMeanwhile as refusal:
        form.add_error(None, refusal.message)
        theirs = refusal.theirs
        more |= {"theirs": theirs, "version": theirs.version if theirs else 0}
        return _shown(request, found, form, more, status=CONFLICT)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _shown(request, found, form, more, status=WRONG)
    messages.success(
        request, _("The answer is published: every authority and municipality finds it.")
    )
    return HttpResponseRedirect(address(request, "thread", pk=pk))


@officer(can_advise)
@require_POST
def unpublish(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Take a published answer out of the memory."""
    found, _codes = the_thread(request, pk)
    known = PublishedAnswer.objects.filter(thread=found, taken_down_at=None).first()
    if known is None:
        raise Http404
    take_down(known, by=request.officer)
    messages.success(request, _("The answer is no longer published. You can publish it again."))
    return HttpResponseRedirect(address(request, "thread", pk=pk))


def _facts(known: PublishedAnswer) -> dict[str, str]:
    return {name: getattr(known, name) for name in FIELDS}


def _proposed(thread: Thread) -> dict[str, str]:
    """Begin with the first question and the latest answer as they were written."""
    entries = entries_of(thread)
    questions = [each.text for each in entries if each.kind == EntryKind.QUESTION]
    answers = [each.text for each in entries if each.kind == EntryKind.ANSWER]
    return {
        "title": thread.title,
        "question": questions[0] if questions else "",
        "answer": answers[-1] if answers else "",
    }


def _shown(
    request: OfficerRequest,
    thread: Thread,
    form: PublishForm,
    more: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    back = address(request, "thread", pk=thread.pk)
    context = {
        "thread": thread,
        "form": form,
        "back": back,
        "crumbs": [*advice_way(request), Link(thread.title, back)],
    }
    return draw(request, "regional/publish.html", context | more, room="advice", status=status)
