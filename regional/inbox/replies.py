"""What a municipality does with a report that it has sent: it replies to remarks, or withdraws the report."""

from uuid import UUID

from django.db import transaction

from core.clock import now, today
from core.connection import bound_connection
from regional.contracts import ReviewState, Sender
from regional.errors import NothingToWithdraw, ReasonMissing, RemarkClosed, ReplyTooLate
from regional.inbox.receiving import WrongPlace
from regional.models import Closing, Coverage, Remark, Reply, ReviewEvent, ReviewKind, Stance
from regional.queries.remarks import unsettled
from regional.queries.turns import is_superseded, kinds_of, one_at_a_time
from regional.standing import review_state

WITHDRAWABLE = {ReviewState.RECEIVED, ReviewState.IN_REVIEW}


class NoSuchRemark(Exception):
    """No remark of this key was handed over to this workspace for its reply."""


@transaction.atomic
def reply(remark: UUID, *, stance: str, text: str, sender: Sender) -> None:
    """Agree or disagree with a remark. Once each remark has its reply, a report that waits for them is read on.

    Raises NoSuchRemark, ReasonMissing, RemarkClosed, ReplyTooLate.
    """
    found = (
        Remark.objects.filter(pk=remark, event__reply_due__isnull=False)
        .select_related("coverage", "event")
        .first()
    )
    if found is None:
        raise NoSuchRemark
    coverage = found.coverage
    one_at_a_time(coverage.obligation_id)
    _refuse_reply(found, stance, text)
    Reply.objects.create(
        remark=found,
        stance=stance,
        text=text.strip(),
        at=now(),
        sender_place=_own(sender).place,
        by_id=sender.person_id,
        by_name=sender.person_name[:120],
    )
    kinds = kinds_of(coverage)
    if review_state(kinds) is ReviewState.REPLY and not unsettled(coverage).exists():
        _step(coverage, ReviewKind.REPLIED, number=len(kinds) + 1, sender=sender)


@transaction.atomic
def withdraw(reference: str, revision: int, *, reason: str, sender: Sender) -> None:
    """Take back a report that the authority has not answered yet: it no longer counts, and can be sent again.

    Raises ReasonMissing, NothingToWithdraw.
    """
    if not reason.strip():
        raise ReasonMissing
    covered = list(
        Coverage.objects.filter(
            report__sender_place=_own(sender).place,
            report__reference=reference,
            report__revision=revision,
        ).order_by("obligation")
    )
    for coverage in covered:
        one_at_a_time(coverage.obligation_id)
    states = {coverage: kinds_of(coverage) for coverage in covered}
    if not covered or any(
        is_superseded(coverage) or review_state(kinds) not in WITHDRAWABLE
        for coverage, kinds in states.items()
    ):
        raise NothingToWithdraw
    for coverage, kinds in states.items():
        _step(
            coverage,
            ReviewKind.WITHDRAWN,
            number=len(kinds) + 1,
            sender=sender,
            text=reason.strip(),
        )


def _own(sender: Sender) -> Sender:
    if sender.place != bound_connection().place:
        raise WrongPlace(sender.place)
    return sender


def _refuse_reply(remark: Remark, stance: str, text: str) -> None:
    if Closing.objects.filter(remark=remark).exists():
        raise RemarkClosed
    due = remark.event.reply_due if remark.event else None
    if due is not None and due < today():
        raise ReplyTooLate(due)
    if stance == Stance.DISAGREE and not text.strip():
        raise ReasonMissing


def _step(
    coverage: Coverage, kind: ReviewKind, *, number: int, sender: Sender, text: str = ""
) -> None:
    ReviewEvent.objects.create(
        coverage=coverage,
        number=number,
        kind=kind,
        at=now(),
        authority_id=coverage.report.authority_id,
        by_id=sender.person_id,
        by_name=sender.person_name[:120],
        text=text,
    )
