"""What an authority does with a report: it reads it, returns it or answers it. It advises and monitors; it does not approve."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from audit.services import record
from core.clock import now, today
from core.permissions import require
from regional.contracts import Reason, ReviewState
from regional.errors import (
    DeadlineTooSoon,
    FeedbackMissing,
    NewerRevision,
    ReasonsMissing,
    WrongOrder,
)
from regional.labels import OF_REVIEW
from regional.models import Coverage, ReviewEvent, ReviewKind
from regional.permissions import can_review
from regional.queries.desk import codes_in_charge
from regional.standing import review_state
from tenants.models import Officer

UNANSWERED = (ReviewState.RECEIVED, ReviewState.IN_REVIEW)


@transaction.atomic
def open_review(coverage: Coverage, *, by: Officer) -> ReviewEvent:
    """Take a received report into review.

    Raises PermissionDenied, NewerRevision, WrongOrder.
    """
    return _step(coverage, ReviewKind.OPENED, by, after=(ReviewState.RECEIVED,))


@transaction.atomic
def return_report(
    coverage: Coverage, *, by: Officer, reasons: Iterable[Reason], correction_due: date
) -> ReviewEvent:
    """Return a report for completion, saying what is to be mended and by when; it stays received, and as punctual as it was.

    Raises PermissionDenied, NewerRevision, WrongOrder, ReasonsMissing, DeadlineTooSoon.
    """
    said = [reason for reason in reasons if reason.text.strip()]
    if not said:
        raise ReasonsMissing
    if correction_due <= today():
        raise DeadlineTooSoon
    step = ReviewEvent(reasons=[asdict(reason) for reason in said], correction_due=correction_due)
    return _step(coverage, ReviewKind.RETURNED, by, after=UNANSWERED, step=step)


@transaction.atomic
def process_report(coverage: Coverage, *, by: Officer, feedback: str) -> ReviewEvent:
    """Answer a report with feedback.

    Raises PermissionDenied, NewerRevision, WrongOrder, FeedbackMissing.
    """
    if not feedback.strip():
        raise FeedbackMissing
    step = ReviewEvent(text=feedback.strip())
    return _step(coverage, ReviewKind.PROCESSED, by, after=UNANSWERED, step=step)


@transaction.atomic
def reopen_review(coverage: Coverage, *, by: Officer) -> ReviewEvent:
    """Take up again what was processed.

    Raises PermissionDenied, NewerRevision, WrongOrder.
    """
    return _step(coverage, ReviewKind.REOPENED, by, after=(ReviewState.PROCESSED,))


def usual_deadline(coverage: Coverage) -> date:
    """Return the day that the rule set proposes for a correction."""
    return today() + timedelta(days=coverage.obligation.rule_set.correction_days)


def _step(
    coverage: Coverage,
    kind: ReviewKind,
    by: Officer,
    *,
    after: Collection[ReviewState],
    step: ReviewEvent | None = None,
) -> ReviewEvent:
    require(can_review, by)
    if coverage.municipality_id not in codes_in_charge(by.authority_id, on=today()):
        raise PermissionDenied
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('regional.review ' || %s, 0))",
            [str(coverage.obligation_id)],
        )
    newer = Coverage.objects.filter(
        obligation=coverage.obligation_id, effective_at__gt=coverage.effective_at
    )
    if newer.exists():
        raise NewerRevision
    kinds = list(coverage.reviews.order_by("number").values_list("kind", flat=True))
    state = review_state(kinds)
    if state not in after:
        raise WrongOrder(str(OF_REVIEW[state].words))
    event = step or ReviewEvent()
    event.coverage, event.kind, event.number, event.at = coverage, kind, len(kinds) + 1, now()
    event.authority_id, event.by_id, event.by_name = by.authority_id, by.user_id, str(by.user)[:120]
    event.save(force_insert=True)
    record(f"report.{kind}", coverage, by=by.user, authority=by.authority_id)
    return event
