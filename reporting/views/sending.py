"""Looking at exactly what will be sent, and sending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.errors import Refusal
from reporting.errors import ContentChanged, KeyUsed, NotReady, ReportClosed
from reporting.forms import SendForm
from reporting.models import Report, Submission
from reporting.permissions import can_read, can_send
from reporting.services import submit_report
from reporting.views.page import (
    crumbs,
    document_context,
    draft_of,
    show_report,
    standing_now,
    the_report,
)
from tenants.requests import MemberRequest

WRONG = 422
CONFLICT = 409


@member(can_read)
@require_safe
def preview(request: MemberRequest, report: UUID) -> HttpResponse:
    """Show exactly what the authority will get, and nothing else."""
    row = the_report(report)
    draft = draft_of(standing_now(row))
    context = document_context(row, draft.document, draft.content_hash)
    return render(request, "reporting/preview.html", context | {"crumbs": crumbs()})


@member(can_send)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: MemberRequest, report: UUID) -> HttpResponse:
    """Send the report, once however often it is asked with one key, and lead to its receipt."""
    row = the_report(report)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("reporting:report", args=[row.pk]))
    form = SendForm(request.POST)
    if not form.is_valid():
        return _refused(request, row, form)
    key, seen = form.cleaned_data["key"], form.cleaned_data["seen"]
    try:
        submit_report(row, by=request.user, idempotency_key=key, seen=seen)
    except (ReportClosed, KeyUsed) as refusal:
        return _sent_already(request, row, refusal)
    except Refusal as refusal:
        return _refused(request, row, form, refusal)
    return _receipt(row, key)


def _receipt(row: Report, key: str) -> HttpResponse:
    sent = Submission.objects.get(report=row, idempotency_key=key)
    return HttpResponseRedirect(reverse("reporting:receipt", args=[sent.pk]))


def _sent_already(request: MemberRequest, row: Report, refusal: Refusal) -> HttpResponse:
    """Lead to the receipt of what was sent before, by this person or another."""
    messages.info(request, _("The report was sent already. Here is its receipt."))
    sent = Submission.objects.filter(report=row).first()
    if sent is None:
        raise refusal
    return HttpResponseRedirect(reverse("reporting:receipt", args=[sent.pk]))


def _refused(
    request: MemberRequest, row: Report, form: SendForm, refusal: Refusal | None = None
) -> HttpResponse:
    """Show the report again with what keeps it from being sent; to try again is a sending of its own."""
    draft = draft_of(standing_now(row))
    if refusal is not None and not isinstance(refusal, NotReady):
        form.add_error(None, refusal.message)
    status = CONFLICT if isinstance(refusal, ContentChanged) else WRONG
    return show_report(request, draft, tried=form, status=status)
