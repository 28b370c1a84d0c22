"""What has been sent: its receipt, what the authority did with it, and the document as it was."""

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from core.documents import fingerprint
from regional.contracts import ReviewState, ReviewView, read_receipt, read_report
from regional.inbox import openings_of
from reporting.feedback import feedback_of
from reporting.journey import journey_of, words_of
from reporting.models import Submission
from reporting.permissions import can_prepare, can_read, can_send
from reporting.proofs import verify_address
from reporting.queries import review_of, standing_of
from reporting.views.page import crumbs, document_context
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_read)
@require_safe
def receipt(request: MemberRequest, submission: UUID) -> HttpResponse:
    """Show the receipt of one sending, and what the authority has done with it since."""
    sent = the_sending(submission)
    review = review_of(sent, today())
    standing = standing_of(sent.report, today())
    context = {
        "sent": sent,
        "report": sent.report,
        "receipt": read_receipt(sent.receipt),
        "review": review,
        "events": journey_of(sent, review),
        "said": words_of(review),
        "feedback": feedback_of(review),
        "reply_due": review.reply_due if review else None,
        "can_withdraw": _can_withdraw(request, review, is_latest=sent == standing.latest),
        "openings": openings_of(sent.reference),
        "verify_address": verify_address(sent),
        "others": [each for each in standing.submissions if each.pk != sent.pk],
        "can_correct": sent == standing.latest and standing.is_open and can_prepare(request.member),
        "crumbs": crumbs(),
        "nav_key": "reporting",
    }
    return render(request, "reporting/receipt.html", context)


@member(can_read)
@require_safe
def document(request: MemberRequest, submission: UUID) -> HttpResponse:
    """Show a sent document as it was, and whether its checksum still holds."""
    sent = the_sending(submission)
    context = document_context(sent.report, read_report(sent.document), sent.content_hash) | {
        "sent": sent,
        "is_whole": fingerprint(sent.document) == sent.content_hash,
        "crumbs": [*crumbs(), Link(sent.reference, reverse("reporting:receipt", args=[sent.pk]))],
    }
    return render(request, "reporting/document.html", context)


@member(can_read)
@require_safe
def kept(_request: MemberRequest, submission: UUID) -> HttpResponse:
    """Give the document and its receipt as a file, to be kept in the municipality's own records."""
    sent = the_sending(submission)
    answer = JsonResponse(
        {"receipt": sent.receipt, "document": sent.document},
        json_dumps_params={"ensure_ascii": False, "indent": 1, "sort_keys": True},
    )
    answer["Content-Disposition"] = f'attachment; filename="{sent.reference}-{sent.revision}.json"'
    return answer


def _can_withdraw(request: MemberRequest, review: ReviewView | None, *, is_latest: bool) -> bool:
    waits = review is not None and review.state in {ReviewState.RECEIVED, ReviewState.IN_REVIEW}
    return waits and is_latest and can_send(request.member)


def the_sending(key: UUID) -> Submission:
    """Return a sending of the workspace with its report.

    Raises Http404.
    """
    found = (
        Submission.objects.select_related("report__plan", "report__rule_set").filter(pk=key).first()
    )
    if found is None:
        raise Http404
    return found
