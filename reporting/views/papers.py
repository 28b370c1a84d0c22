"""The receipt and the sent report as documents."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from core.access import member
from documents.files import Format, hand_out
from documents.parts import Document
from regional.contracts import read_receipt, read_report
from regional.papers import receipt_paper, report_paper, seal_of
from reporting.models import Submission
from reporting.permissions import can_read
from reporting.views.sent import the_sending
from tenants.requests import MemberRequest


@member(can_read)
@require_safe
def paper(request: MemberRequest, submission: UUID, paper: str, form: str) -> HttpResponse:
    """Hand out the receipt of a sending, or the report as it was sent, in the page's language."""
    if form not in list(Format):
        raise Http404
    sent = the_sending(submission)
    document = _document(sent, paper, request.workspace.name)
    name = f"{sent.reference}-{sent.revision}-{paper}-{document.language}"
    return hand_out(request, document, form=Format(form), name=name)


def _document(sent: Submission, paper: str, sender: str) -> Document:
    receipt = read_receipt(sent.receipt)
    if paper == "receipt":
        return receipt_paper(receipt, sender=sender, sent_by=sent.sent_by_name)
    if paper == "report":
        rules = sent.report.rule_set.name
        return report_paper(read_report(sent.document), seal_of(receipt), rules=rules)
    raise Http404
