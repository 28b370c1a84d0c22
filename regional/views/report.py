"""A received report, readable in full."""

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
from regional.contracts import ReviewState, read_report
from regional.labels import OF_REVIEW
from regional.models import Coverage, Obligation
from regional.permissions import can_read, can_review
from regional.queries.desk import OnDesk, codes_in_charge, on_desk, revisions_of
from regional.queries.ledger import standings
from regional.standing import review_state
from regional.views.page import draw, way_here
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
    return draw(
        request,
        "regional/report.html",
        context_of(request, coverage, codes) | {"crumbs": way_here(request, "overview", "inbox")},
        room="inbox",
    )


@officer(can_read)
@require_safe
def document(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Hand out the document in the form whose SHA-256 the receipt names."""
    codes = codes_in_charge(request.officer.authority_id, on=today())
    kept = coverage_on_desk(request, pk, codes).report
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
    [standing] = standings(Obligation.objects.filter(pk=coverage.obligation_id), on=today())
    return {
        "coverage": coverage,
        "received": coverage.report,
        "document": read_report(coverage.report.document),
        "is_whole": fingerprint(coverage.report.document) == coverage.report.content_hash,
        "standing": standing,
        "rules": coverage.obligation.rule_set,
        "state": state,
        "label": OF_REVIEW[state],
        "steps": list(shown.reviews.all())[::-1],
        "events": _events(revisions, coverage),
        "revisions": revisions,
        "may_open": may_review and state is ReviewState.RECEIVED,
        "may_answer": may_review and state in UNANSWERED,
        "may_reopen": may_review and state is ReviewState.PROCESSED,
        "reasons": {reason.key: reason.name for reason in reason_codes()},
        "codes": codes,
    }


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
