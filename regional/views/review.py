"""Taking a report into review, returning it, answering it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import officer
from core.clock import today
from core.errors import Refusal
from regional.errors import NewerRevision, WrongOrder
from regional.forms import FeedbackForm, HearForm, ReturnForm
from regional.models import RemarkKind
from regional.permissions import can_review
from regional.queries.desk import OnDesk, codes_in_charge
from regional.queries.remarks import drafts_of
from regional.services.assigning import assign as give_to
from regional.services.presence import leave
from regional.services.review import (
    ask_for_reply,
    open_review,
    process_report,
    reopen_review,
    return_report,
    usual_deadline,
    usual_reply_day,
)
from regional.views.page import address, draw, way_here
from regional.views.report import context_of, coverage_on_desk
from tenants.queries import officers_of
from tenants.requests import OfficerRequest
from ui.navigation import Link

WRONG, CONFLICT = 422, 409


@officer(can_review)
@require_POST
def take_up(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Take a report into review."""
    coverage = _coverage(request, pk)
    return _at_once(request, coverage, lambda: open_review(coverage, by=request.officer))


@officer(can_review)
@require_POST
def take_up_again(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Take up again what was processed."""
    coverage = _coverage(request, pk)
    return _at_once(request, coverage, lambda: reopen_review(coverage, by=request.officer))


@officer(can_review)
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Return a report for completion."""
    coverage = _coverage(request, pk)
    context = _context(request, coverage)
    drafts = list(drafts_of(coverage))
    form = ReturnForm(
        request.POST or None,
        report=context["document"],
        deadline=usual_deadline(coverage),
        drafts={each.subject: each.text for each in drafts if each.kind == RemarkKind.MUST},
    )
    others = [each for each in drafts if each.kind != RemarkKind.MUST]

    def act() -> object:
        return return_report(
            coverage,
            by=request.officer,
            reasons=form.reasons(),
            dropped=form.dropped(),
            correction_due=form.cleaned_data["correction_due"],
        )

    done = _("The report has been returned. The municipality sees the reasons.")
    context |= {"form": form, "drafts": others}
    return _with_form(request, context, act, done, "regional/return.html")


@officer(can_review)
@require_http_methods(["GET", "HEAD", "POST"])
def hear(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Hand over the remarks and hear the municipality on them before the report is processed."""
    coverage = _coverage(request, pk)
    form = HearForm(request.POST if request.method == "POST" else None)

    def act() -> object:
        return ask_for_reply(coverage, by=request.officer, text=form.cleaned_data["text"])

    done = _("The municipality sees the remarks and can reply to each of them.")
    context = _context(request, coverage) | {
        "form": form,
        "drafts": list(drafts_of(coverage)),
        "reply_due": usual_reply_day(coverage),
    }
    return _with_form(request, context, act, done, "regional/hear.html")


@officer(can_review)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Answer a report with feedback."""
    coverage = _coverage(request, pk)
    form = FeedbackForm(request.POST or None)

    def act() -> object:
        return process_report(coverage, by=request.officer, feedback=form.cleaned_data["feedback"])

    done = _("The report has been processed. The municipality sees the feedback.")
    context = _context(request, coverage) | {
        "form": form,
        "drafts": list(drafts_of(coverage)),
        "reply_due": usual_reply_day(coverage),
    }
    return _with_form(request, context, act, done, "regional/process.html")


@officer(can_review)
@require_POST
def assign(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Say whose work a report is."""
    coverage = _coverage(request, pk)
    officers = officers_of(request.officer.authority).valid()
    chosen = request.POST.get("officer", "")
    to = officers.filter(user_id=int(chosen)).first() if chosen.isdecimal() else None
    if chosen and to is None:
        messages.error(request, _("Choose an officer of your authority."))
    else:
        give_to(coverage, to=to, by=request.officer)
        words = (
            _("The report is now the work of %(name)s.") % {"name": to.user}
            if to
            else _("The report is now nobody's work.")
        )
        messages.success(request, words)
    return HttpResponseRedirect(_page(request, coverage))


def _coverage(request: OfficerRequest, pk: UUID) -> OnDesk:
    codes = codes_in_charge(request.officer.authority_id, on=today())
    return coverage_on_desk(request, pk, codes)


def _context(request: OfficerRequest, coverage: OnDesk) -> dict[str, Any]:
    codes = codes_in_charge(request.officer.authority_id, on=today())
    context = context_of(request, coverage, codes)
    name = f"{coverage.municipality.name}, {coverage.report.reference}"
    way = [*way_here(request, "overview", "inbox"), Link(name, _page(request, coverage))]
    return context | {"crumbs": way, "back": _page(request, coverage)}


def _page(request: OfficerRequest, coverage: OnDesk) -> str:
    return address(request, "report", pk=coverage.pk)


def _at_once(request: OfficerRequest, coverage: OnDesk, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(_page(request, coverage))


def _with_form(
    request: OfficerRequest,
    context: dict[str, Any],
    act: Callable[[], object],
    done: str,
    template: str,
) -> HttpResponse:
    form: forms.Form = context["form"]
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            try:
                act()
            except Refusal as refusal:
                form.add_error(None, str(refusal))
                status = CONFLICT if isinstance(refusal, WrongOrder | NewerRevision) else WRONG
            else:
                leave(context["coverage"], by=request.officer)
                messages.success(request, done)
                return HttpResponseRedirect(context["back"])
    return draw(request, template, context, room="inbox", status=status)
