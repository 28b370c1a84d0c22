"""What the pages of one report share."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.queries import reason_codes
from core.clock import today
from core.documents import fingerprint
from plans.queries import whole_of
from regional.contracts import ElementPart, ElementState, ReviewState, as_document
from regional.contracts import Report as Document
from reporting.contents import Content, contents_of
from reporting.findings import Finding, findings
from reporting.forms import SendForm
from reporting.models import Report, Submission
from reporting.permissions import can_decide, can_prepare, can_send
from reporting.progress import progress_of
from reporting.queries import Standing, report_with_plan, standing_of
from reporting.snapshots import document_of
from reporting.words import due_words
from tenants.requests import MemberRequest
from ui.navigation import Link
from ui.parts import Check

STATES = {
    ElementState.MET: "ok",
    ElementState.MISSING: "bad",
    ElementState.NOT_APPLICABLE: "none",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that can still be sent: what it would be, and what is to be mended in it."""

    standing: Standing
    document: Document
    contents: list[Content]
    findings: list[Finding]

    @property
    def content_hash(self) -> str:
        return fingerprint(as_document(self.document))


def the_report(key: UUID) -> Report:
    """Return the report with the key and its plan.

    Raises Http404.
    """
    found = report_with_plan(key).first()
    if found is None:
        raise Http404
    return found


def draft_of(standing: Standing) -> Draft:
    """Make what would be sent now."""
    report = standing.report
    whole = whole_of(report.plan)
    document, contents = document_of(whole, report), contents_of(whole)
    return Draft(standing, document, contents, findings(document, contents))


def crumbs() -> list[Link]:
    """The way to a report."""
    return [
        Link(_("Overview"), reverse("plans:home")),
        Link(_("Reporting"), reverse("reporting:list")),
    ]


def document_context(report: Report, document: Document, content_hash: str) -> dict[str, Any]:
    """Give a template what it shows of a document, sent or not."""
    return {
        "report": report,
        "document": document,
        "content_hash": content_hash,
        "reasons": {reason.key: reason.name for reason in reason_codes()},
        "nav_key": "reporting",
    }


def show_report(
    request: MemberRequest, draft: Draft, *, tried: SendForm | None = None, status: int = 200
) -> HttpResponse:
    """Draw the page on which a report is checked and sent."""
    standing, member = draft.standing, request.member
    asked = asked_of(standing)
    earlier = Submission.objects.exclude(report=standing.report).defer("document").first()
    context = {
        "report": standing.report,
        "standing": standing,
        "obligation": standing.obligation,
        "document": draft.document,
        "checks": [_check(content, asked) for content in draft.contents],
        "blocking": [finding for finding in draft.findings if finding.blocks],
        "remarks": [finding for finding in draft.findings if not finding.blocks],
        "missing": sum(content.is_missing and not content.by_law for content in draft.contents),
        "progress": list(progress_of(draft.document)),
        "form": SendForm.ready(draft.content_hash),
        "tried": tried,
        "earlier": earlier,
        "lead": due_words(standing.obligation, standing.review),
        "may_write": can_prepare(member),
        "may_decide": can_decide(member),
        "may_send": can_send(member),
        "crumbs": crumbs(),
        "nav_key": "reporting",
        "language_path": reverse("reporting:report", args=[standing.report.pk]),
    }
    return render(request, "reporting/report.html", context, status=status)


def standing_now(report: Report) -> Standing:
    """Return where the report stands today."""
    return standing_of(report, today())


def asked_of(standing: Standing) -> dict[str, str]:
    """Return what a returned report is to be mended in, by the place's code."""
    review = standing.review
    if review is None or review.state is not ReviewState.RETURNED:
        return {}
    return {reason.element: reason.text for reason in review.steps[-1].reasons if reason.element}


def _check(content: Content, asked: dict[str, str]) -> Check:
    part = content.part
    is_missing = part.state is ElementState.MISSING
    note = part.reason or (_("Described in the plan") if part.text else "")
    if part.code in asked:
        note = _("The authority asks: %(text)s") % {"text": asked[part.code]}
    return Check(
        key=f"content-{part.code}",
        title=part.name
        if part.required
        else _("%(content)s (recommended)") % {"content": part.name},
        state=_state_of(part, asked),
        note=note,
        url=content.url,
        action=_("Add") if is_missing else _("Mend") if part.code in asked else _("View"),
    )


def _state_of(part: ElementPart, asked: dict[str, str]) -> str:
    if part.code in asked:
        return "bad"
    return (
        "none" if part.state is ElementState.MISSING and not part.required else STATES[part.state]
    )
