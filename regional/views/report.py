"""A received report, readable in full."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.queries import reason_codes
from core.access import officer
from core.clock import today
from core.documents import canonical, fingerprint
from regional.contracts import Report, ReviewState, Subject, read_report, subjects_of
from regional.differences import differences
from regional.forms import AssignForm
from regional.labels import OF_REVIEW
from regional.models import Coverage, Obligation, Remark
from regional.permissions import can_read, can_review
from regional.queries.desk import OnDesk, codes_in_charge, on_desk, revisions_of
from regional.queries.ledger import standings
from regional.queries.presence import others_at
from regional.queries.remarks import reply_due_of, unsettled
from regional.services.access import note_opening
from regional.services.presence import note_presence
from regional.standing import review_state
from regional.views.page import draw, way_here
from tenants.models import Officer
from tenants.queries import officers_of
from tenants.requests import OfficerRequest
from ui.formats import moment_words
from ui.parts import Event

UNANSWERED = {ReviewState.RECEIVED, ReviewState.IN_REVIEW}


@officer(can_read)
@require_safe
def report(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Show the document, who sent it and when, its seal, its revisions and what was done with it."""
    codes = codes_in_charge(request.officer.authority_id, on=today())
    coverage = coverage_on_desk(request, pk, codes)
    note_opening(coverage, by=request.officer)
    context = context_of(request, coverage, codes)
    if context["may_write"]:
        note_presence(coverage, by=request.officer)
    context |= {
        "crumbs": way_here(request, "overview", "inbox"),
        "others": others_at(coverage, user=request.officer.user_id),
        "changes": _changes(context["revisions"], coverage, context["document"]),
        "assign_form": _assigning(request, coverage) if context["may_assign"] else None,
    }
    return draw(request, "regional/report.html", context, room="inbox")


@officer(can_read)
@require_safe
def document(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Hand out the document in the form whose SHA-256 the receipt names."""
    codes = codes_in_charge(request.officer.authority_id, on=today())
    coverage = coverage_on_desk(request, pk, codes)
    note_opening(coverage, by=request.officer)
    kept = coverage.report
    answer = HttpResponse(canonical(kept.document), content_type="application/json")
    name = f"{kept.reference}-{kept.revision}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def coverage_on_desk(request: OfficerRequest, pk: UUID, codes: set[str]) -> OnDesk:
    """Return a report that the officer's authority may read.

    Raises Http404.
    """
    found = on_desk(request.officer.authority_id, codes=codes).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def context_of(request: OfficerRequest, coverage: OnDesk, codes: set[str]) -> dict[str, Any]:
    """Return what the pages of one report show."""
    revisions = revisions_of(coverage)
    shown = next(one for one in revisions if one.pk == coverage.pk)
    steps = [step.kind for step in shown.reviews.all()]
    state = review_state(steps)
    in_charge = coverage.municipality_id in codes and coverage.is_newest
    may_review = in_charge and can_review(request.officer)
    may_write = may_review and state in UNANSWERED
    report = read_report(coverage.report.document)
    [standing] = standings(Obligation.objects.filter(pk=coverage.obligation_id), on=today())
    return {
        "coverage": coverage,
        "received": coverage.report,
        "document": report,
        "is_whole": fingerprint(coverage.report.document) == coverage.report.content_hash,
        "standing": standing,
        "rules": coverage.obligation.rule_set,
        "state": state,
        "label": OF_REVIEW[state],
        "steps": list(shown.reviews.all())[::-1],
        "events": _events(revisions, coverage),
        "revisions": revisions,
        "places": places_of(report, shown, may_write=may_write),
        "may_open": may_review and (state is ReviewState.RECEIVED or _is_heard(coverage, state)),
        "may_answer": may_write,
        "may_write": may_write,
        "may_assign": may_review,
        "may_close": may_review,
        "may_reopen": may_review and state is ReviewState.PROCESSED,
        "reasons": {reason.key: reason.name for reason in reason_codes()},
        "codes": codes,
    }


@dataclass(frozen=True, slots=True)
class PlaceOfReport:
    """A place of a report with what is drafted on it and what the municipality was told of it."""

    subject: Subject
    drafts: list[Remark]
    told: list[Remark]
    may_write: bool


def places_of(report: Report, shown: Coverage, *, may_write: bool) -> dict[str, PlaceOfReport]:
    """Return the places of a report by their codes, the whole of it under "whole"."""
    remarks: dict[str, list[Remark]] = {}
    for remark in shown.remarks.all():
        remarks.setdefault(remark.subject, []).append(remark)
    return {
        subject.code or "whole": PlaceOfReport(
            subject,
            drafts=[each for each in remarks.get(subject.code, ()) if not each.event_id],
            told=[each for each in remarks.get(subject.code, ()) if each.event_id],
            may_write=may_write,
        )
        for subject in (whole(), *subjects_of(report))
    }


def whole() -> Subject:
    """Return the report as a whole, as a place for remarks."""
    return Subject("", _("The report as a whole"))


def _is_heard(coverage: Coverage, state: ReviewState) -> bool:
    """Whether the time for replies is over, or nothing is left to reply to."""
    if state is not ReviewState.REPLY:
        return False
    due = reply_due_of(coverage)
    return due is None or due < today() or not unsettled(coverage).exists()


def _changes(revisions: list[Coverage], shown: Coverage, document: Report) -> dict[str, Any] | None:
    """Return what a revision says otherwise than the one before it."""
    earlier = [one for one in revisions if one.report.revision < shown.report.revision]
    if not earlier:
        return None
    before = earlier[0].report
    found = differences(read_report(before.document), document)
    return {"revision": before.revision, "found": found, "pk": earlier[0].pk}


def _assigning(request: OfficerRequest, coverage: OnDesk) -> AssignForm:
    return AssignForm(
        initial={"officer": str(coverage.officer_id or "")}, officers=_officers(request)
    )


def _officers(request: OfficerRequest) -> list[tuple[str, str]]:
    found = officers_of(request.officer.authority).valid().filter(role=Officer.Role.OFFICER)
    return [(str(each.user_id), str(each.user)) for each in found]


def _events(revisions: list[Coverage], shown: Coverage) -> list[Event]:
    """Return what happened up to the revision that is shown and to it, the newest first."""
    happened: list[tuple[datetime, Event]] = []
    for revision in revisions:
        kept = revision.report
        if kept.received_at > shown.report.received_at:
            continue
        words = _("Received")
        if kept.revision > 1:
            words = _("Received, revision %(number)s") % {"number": kept.revision}
        happened.append((kept.received_at, _event(words, kept.received_at, kept.sent_by)))
        happened += [
            (step.at, _event(step.get_kind_display(), step.at, step.by_name))
            for step in revision.reviews.all()
        ]
    return [event for _at, event in sorted(happened, key=lambda pair: pair[0], reverse=True)]


def _event(words: str, moment: datetime, who: object) -> Event:
    return Event(words, f"{moment_words(moment)}, {who}", done=True)
