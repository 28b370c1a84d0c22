"""A received report as a document to keep."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from core.access import officer
from core.clock import today
from documents.files import Format, hand_out
from regional.contracts import read_report
from regional.papers import Seal, report_paper
from regional.permissions import can_read
from regional.queries.desk import codes_in_charge
from regional.services.access import note_opening
from regional.views.report import coverage_on_desk
from tenants.requests import OfficerRequest


@officer(can_read)
@require_safe
def report_file(request: OfficerRequest, pk: UUID, form: str, **_region: str) -> HttpResponse:
    """Hand out a received report as it was sent, in the page's language."""
    if form not in list(Format):
        raise Http404
    codes = codes_in_charge(request.officer.authority_id, on=today())
    coverage = coverage_on_desk(request, pk, codes)
    note_opening(coverage, by=request.officer)  # before the answer that nothing has changed, too
    kept = coverage.report
    seal = Seal(
        reference=kept.reference,
        revision=kept.revision,
        authority=kept.authority.name,
        received_at=kept.received_at,
        content_hash=kept.content_hash,
    )
    rules = coverage.obligation.rule_set.name
    document = report_paper(read_report(kept.document), seal, rules=rules)
    name = f"{kept.reference}-{kept.revision}-report-{document.language}"
    return hand_out(request, document, form=Format(form), name=name)
