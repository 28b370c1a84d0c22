"""What a municipality gets to see of its obligations and of the reports it sent."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from core.days import day_of
from regional.contracts import (
    RECEIPT_VERSION,
    CoveredObligation,
    Names,
    ObligationState,
    ObligationView,
    Reason,
    Receipt,
    RemarkView,
    ReplyView,
    ReviewStep,
    ReviewView,
)
from regional.models import Coverage, Obligation, ReceivedReport, Remark, ReviewEvent
from regional.queries.ledger import standings
from regional.standing import Standing, review_state
from register.models import Authority
from register.queries import competence_of

AWAITED = (ObligationState.OVERDUE, ObligationState.RETURNED, ObligationState.OPEN)


def obligation_of(municipality: str, *, on: date) -> ObligationView | None:
    """Return the report that the municipality owes now (overdue, returned for completion or open), or else the next one.

    None where none is known: outside the duty, or before `ensure_obligations` has run.
    """
    found = standings(Obligation.objects.filter(municipality=municipality), on=on)
    wanted = next((one for one in found if one.state in AWAITED), None) or next(
        (one for one in found if one.state is ObligationState.NOT_DUE), None
    )
    competence = competence_of(municipality, on=on)
    if wanted is None or competence is None:
        return None
    return ObligationView(
        id=str(wanted.owed.id),
        municipality=municipality,
        rule_set=wanted.owed.rule_set,
        cycle=wanted.owed.cycle,
        covers_from=wanted.owed.covers_from,
        covers_to=wanted.owed.covers_to,
        opens_on=wanted.owed.opens_on,
        due_on=wanted.due_on,
        grace_days=wanted.owed.grace_days,
        authority=competence.authority_id,
        authority_names=names_of(competence.authority),
        state=wanted.state,
    )


def receipt_by_key(idempotency_key: str, *, place: str) -> Receipt | None:
    """Return the receipt of what was sent with the key from this place, if anything was."""
    return _receipt(
        ReceivedReport.objects.filter(sender_place=place, idempotency_key=idempotency_key)
    )


def receipt_of(reference: str, *, place: str, revision: int | None = None) -> Receipt | None:
    """Return the receipt of a report that this place sent: of its newest revision, unless one is named."""
    found = ReceivedReport.objects.filter(sender_place=place, reference=reference)
    if revision is not None:
        found = found.filter(revision=revision)
    return _receipt(found.order_by("-revision"))


def reviews_of(municipality: str) -> list[ReviewView]:
    """Return the reports sent for a municipality, newest first, with what the authority did."""
    found = (
        Coverage.objects.filter(municipality=municipality)
        .select_related("report", "report__authority", "report__sent_by")
        .prefetch_related(
            "reviews",
            "reviews__authority",
            "reviews__remarks__replies",
            "reviews__remarks__closing",
        )
        .order_by("-report__received_at", "-report__revision")
    )
    return [_review(coverage) for coverage in found]


def names_of(authority: Authority) -> Names:
    """Return an authority's names, as they are under this row of the register."""
    return Names(fi=authority.name_fi, sv=authority.name_sv, en=authority.name_en)


def receipt_for(report: ReceivedReport) -> Receipt:
    """Make a report's receipt: told as of the day on which it was received, so that it is always the same."""
    on = day_of(report.received_at)
    covered = Coverage.objects.filter(report=report).values("obligation")
    found = standings(
        Obligation.objects.filter(Q(municipality=report.municipality_id) | Q(pk__in=covered)), on=on
    )
    return Receipt(
        reference=report.reference,
        revision=report.revision,
        received_at=report.received_at,
        content_hash=report.content_hash,
        sequence=report.sequence,
        chain_hash=report.chain_hash,
        authority=report.authority_id,
        authority_names=names_of(report.authority),
        obligations=tuple(_covered(one) for one in found if _is_met_by(one, report)),
        next_due=_next_due(one for one in found if one.owed.municipality == report.municipality_id),
        version=RECEIPT_VERSION,
        place=report.sender_place,
        municipality=report.municipality_id,
        previous_hash=report.previous_hash,
    )


def _receipt(found: "Iterable[ReceivedReport]") -> Receipt | None:
    report = next(iter(found), None)
    return receipt_for(report) if report else None


def _is_met_by(standing: Standing, report: ReceivedReport) -> bool:
    return any(sent.report == str(report.pk) for sent in standing.owed.sent)


def _covered(standing: Standing) -> CoveredObligation:
    return CoveredObligation(
        municipality=standing.owed.municipality,
        covers_from=standing.owed.covers_from,
        covers_to=standing.owed.covers_to,
        due_on=standing.due_on,
        on_time=standing.on_time,
    )


def _next_due(found: Iterable[Standing]) -> date | None:
    return min((one.due_on for one in found if one.expected and not one.received), default=None)


def _review(coverage: Coverage) -> ReviewView:
    report, steps = coverage.report, list(coverage.reviews.all())
    return ReviewView(
        reference=report.reference,
        revision=report.revision,
        municipality=coverage.municipality_id,
        covers_from=report.covers_from,
        covers_to=report.covers_to,
        received_at=report.received_at,
        sent_by=report.sent_by.person_name,
        content_hash=report.content_hash,
        authority=report.authority_id,
        authority_names=names_of(report.authority),
        state=review_state([step.kind for step in steps]),
        correction_due=steps[-1].correction_due if steps else None,
        steps=tuple(_step(step) for step in steps),
    )


def _step(step: ReviewEvent) -> ReviewStep:
    return ReviewStep(
        kind=step.kind,
        at=step.at,
        authority_names=names_of(step.authority),
        person_name=step.by_name,
        text=step.text,
        reasons=tuple(Reason(**reason) for reason in step.reasons),
        correction_due=step.correction_due,
        reply_due=step.reply_due,
        remarks=tuple(_remark(remark) for remark in step.remarks.all()),
    )


def _remark(remark: Remark) -> RemarkView:
    closing = getattr(remark, "closing", None)
    return RemarkView(
        id=str(remark.pk),
        subject=remark.subject,
        name=remark.name,
        kind=remark.kind,
        text=remark.text,
        replies=tuple(
            ReplyView(stance=each.stance, text=each.text, at=each.at, person_name=each.by_name)
            for each in remark.replies.all()
        ),
        closed_at=closing.at if closing else None,
        closed_text=closing.text if closing else "",
    )
