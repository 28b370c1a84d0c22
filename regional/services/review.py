"""What an authority does with a report: it reads it, returns it or answers it. It advises and monitors; it does not approve."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date, timedelta

from django.db import transaction

from core.clock import today
from regional.contracts import Reason, ReviewState
from regional.errors import (
    DeadlineTooSoon,
    FeedbackMissing,
    ReasonsMissing,
    RemarksMissing,
    ReplyAwaited,
)
from regional.models import Coverage, ReviewEvent, ReviewKind
from regional.queries.remarks import drafts_of, reply_due_of, unsettled
from regional.queries.turns import one_at_a_time
from regional.services.remarks import drafted_besides, drop, hand_over, to_be_mended
from regional.services.steps import take_step
from tenants.models import Officer

UNANSWERED = (ReviewState.RECEIVED, ReviewState.IN_REVIEW)


@transaction.atomic
def open_review(coverage: Coverage, *, by: Officer) -> ReviewEvent:
    """Take a received report into review; or take it up again once the municipality has been heard.

    Raises PermissionDenied, NewerRevision, WrongOrder, ReplyAwaited.
    """
    event = take_step(
        coverage, ReviewKind.OPENED, by=by, after=(ReviewState.RECEIVED, ReviewState.REPLY)
    )
    due = reply_due_of(coverage)
    if due is not None and due >= today() and unsettled(coverage).exists():
        raise ReplyAwaited(due)  # and the step is undone with the transaction
    return event


@transaction.atomic
def return_report(
    coverage: Coverage,
    *,
    by: Officer,
    reasons: Iterable[Reason],
    correction_due: date,
    dropped: Collection[str] = (),
) -> ReviewEvent:
    """Return a report for completion, saying what is to be mended and by when; it stays received, and as punctual as it was.

    What was drafted is handed over with it: what must be mended joins the reasons, but for the places that are `dropped`.
    Raises PermissionDenied, NewerRevision, WrongOrder, ReasonsMissing, DeadlineTooSoon.
    """
    one_at_a_time(coverage.obligation_id)
    given = [reason for reason in reasons if reason.text.strip()]
    said = [*given, *drafted_besides(coverage, given, dropped)]
    if not said:
        raise ReasonsMissing
    if correction_due <= today():
        raise DeadlineTooSoon
    step = ReviewEvent(reasons=[asdict(reason) for reason in said], correction_due=correction_due)
    event = take_step(coverage, ReviewKind.RETURNED, by=by, after=UNANSWERED, step=step)
    drop(coverage, dropped, by=by)
    to_be_mended(coverage, said, by=by)
    hand_over(coverage, event)
    return event


@transaction.atomic
def ask_for_reply(coverage: Coverage, *, by: Officer, text: str = "") -> ReviewEvent:
    """Hand over the remarks and hear the municipality on them, before the report is processed.

    Raises PermissionDenied, NewerRevision, WrongOrder, RemarksMissing.
    """
    if not drafts_of(coverage).exists():
        raise RemarksMissing
    step = ReviewEvent(text=text.strip(), reply_due=usual_reply_day(coverage))
    event = take_step(coverage, ReviewKind.ASKED, by=by, after=UNANSWERED, step=step)
    hand_over(coverage, event)
    return event


@transaction.atomic
def process_report(coverage: Coverage, *, by: Officer, feedback: str) -> ReviewEvent:
    """Answer a report with feedback, and with the remarks that were drafted; the municipality may reply to each of them.

    Raises PermissionDenied, NewerRevision, WrongOrder, FeedbackMissing.
    """
    if not feedback.strip():
        raise FeedbackMissing
    step = ReviewEvent(text=feedback.strip())
    if drafts_of(coverage).exists():
        step.reply_due = usual_reply_day(coverage)
    event = take_step(coverage, ReviewKind.PROCESSED, by=by, after=UNANSWERED, step=step)
    hand_over(coverage, event)
    return event


@transaction.atomic
def reopen_review(coverage: Coverage, *, by: Officer) -> ReviewEvent:
    """Take up again what was processed.

    Raises PermissionDenied, NewerRevision, WrongOrder.
    """
    return take_step(coverage, ReviewKind.REOPENED, by=by, after=(ReviewState.PROCESSED,))


def usual_deadline(coverage: Coverage) -> date:
    """Return the day that the rule set proposes for a correction."""
    return today() + timedelta(days=coverage.obligation.rule_set.correction_days)


def usual_reply_day(coverage: Coverage) -> date:
    """Return the last day on which the rule set lets a municipality reply to remarks that are handed over today."""
    return today() + timedelta(days=coverage.obligation.rule_set.reply_days)
