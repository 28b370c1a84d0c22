"""Writing remarks on a report, handing them over, and closing them."""

from collections.abc import Collection, Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit.services import record
from core.clock import now
from regional.contracts import Reason, ReviewState, Subject
from regional.errors import (
    NewerRevision,
    RemarkChanged,
    RemarkClosed,
    WrongOrder,
)
from regional.labels import OF_REVIEW
from regional.models import Closing, Coverage, Remark, RemarkKind, ReviewEvent
from regional.queries.remarks import drafts_of
from regional.queries.turns import is_superseded, kinds_of, one_at_a_time
from regional.services.steps import refuse_strangers
from regional.standing import review_state
from tenants.models import Officer

WRITABLE = (ReviewState.RECEIVED, ReviewState.IN_REVIEW)


@transaction.atomic
def write_remark(
    coverage: Coverage, subject: Subject, *, kind: RemarkKind, text: str, version: int, by: Officer
) -> Remark | None:
    """Draft a remark on a place of a report, change it, or take it back with an empty text; return it as it is now.

    `version` is that of the text which the officer saw, 0 where there was none.
    Raises PermissionDenied, NewerRevision, WrongOrder, RemarkChanged.
    """
    refuse_strangers(coverage, by)
    one_at_a_time(coverage.obligation_id)
    _refuse_closed(coverage)
    known = drafts_of(coverage).filter(subject=subject.code, kind=kind).first()
    if known is not None and known.text == text.strip():
        return known
    if (known.version if known else 0) != version:
        raise RemarkChanged(known, kind)
    if not text.strip():
        if known is not None:
            record("remark.taken_back", known, by=by.user, coverage=str(coverage.pk))
            known.delete()
        return None
    return _kept(
        known, coverage, Reason(element=subject.code, name=subject.name, text=text), kind, by
    )


def to_be_mended(coverage: Coverage, reasons: Iterable[Reason], *, by: Officer) -> None:
    """Make what a return asks for the remarks of that kind, as they are handed over. Asked under the review's lock."""
    drafts = {each.subject: each for each in drafts_of(coverage).filter(kind=RemarkKind.MUST)}
    for reason in reasons:
        known = drafts.get(reason.element)
        if known is None or known.text != reason.text.strip():
            _kept(known, coverage, reason, RemarkKind.MUST, by)


def drafted_besides(
    coverage: Coverage, reasons: Iterable[Reason], dropped: Collection[str]
) -> list[Reason]:
    """Return what was drafted as to be mended and is neither among the reasons nor dropped: a colleague wrote it meanwhile."""
    known = {reason.element for reason in reasons} | set(dropped)
    rows = drafts_of(coverage).filter(kind=RemarkKind.MUST).order_by("id")
    return [
        Reason(element=each.subject, name=each.name, text=each.text)
        for each in rows
        if each.subject not in known
    ]


def drop(coverage: Coverage, places: Collection[str], *, by: Officer) -> None:
    """Take back what was drafted as to be mended on some places. Asked under the review's lock."""
    for left_out in drafts_of(coverage).filter(kind=RemarkKind.MUST, subject__in=list(places)):
        record("remark.taken_back", left_out, by=by.user, coverage=str(coverage.pk))
        left_out.delete()


def hand_over(coverage: Coverage, event: ReviewEvent) -> None:
    """Let the municipality see what was drafted: from now on it stands. Asked under the review's lock."""
    drafts_of(coverage).update(event=event)


@transaction.atomic
def close_remark(remark: Remark, *, by: Officer, text: str = "") -> Closing:
    """Say the last word on a remark.

    Raises PermissionDenied, RemarkClosed.
    """
    coverage = remark.coverage
    refuse_strangers(coverage, by)
    if remark.event_id is None:
        raise PermissionDenied
    one_at_a_time(coverage.obligation_id)
    if Closing.objects.filter(remark=remark).exists():
        raise RemarkClosed
    closing = Closing.objects.create(
        remark=remark,
        text=text.strip(),
        at=now(),
        authority_id=by.authority_id,
        by_id=by.user_id,
        by_name=str(by.user)[:120],
    )
    record("remark.closed", remark, by=by.user, coverage=str(coverage.pk))
    return closing


def _refuse_closed(coverage: Coverage) -> None:
    if is_superseded(coverage):
        raise NewerRevision
    state = review_state(kinds_of(coverage))
    if state not in WRITABLE:
        raise WrongOrder(str(OF_REVIEW[state].words))


def _kept(
    known: Remark | None, coverage: Coverage, said: Reason, kind: RemarkKind, by: Officer
) -> Remark:
    remark = known or Remark(
        coverage=coverage, subject=said.element, name=said.name[:300], kind=kind, version=0
    )
    remark.text, remark.changed_at = said.text.strip(), now()
    remark.by_id, remark.by_name = by.user_id, str(by.user)[:120]
    remark.version += 1
    remark.save()
    record("remark.written", remark, by=by.user, coverage=str(coverage.pk))
    return remark
