"""One step of a review, taken by one officer at a time."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied

from audit.services import record
from core.clock import now, today
from core.permissions import require
from regional.contracts import ReviewState
from regional.errors import NewerRevision, WrongOrder
from regional.labels import OF_REVIEW
from regional.models import Coverage, ReviewEvent, ReviewKind
from regional.permissions import can_review
from regional.queries.desk import codes_in_charge
from regional.queries.turns import is_superseded, kinds_of, one_at_a_time
from regional.standing import review_state
from tenants.models import Officer


def take_step(
    coverage: Coverage,
    kind: ReviewKind,
    *,
    by: Officer,
    after: Collection[ReviewState],
    step: ReviewEvent | None = None,
) -> ReviewEvent:
    """Add a step to the review of the newest revision, if the review stands as the step needs it. Asked in a transaction.

    Raises PermissionDenied, NewerRevision, WrongOrder.
    """
    refuse_strangers(coverage, by)
    one_at_a_time(coverage.obligation_id)
    if is_superseded(coverage):
        raise NewerRevision
    kinds = kinds_of(coverage)
    state = review_state(kinds)
    if state not in after:
        raise WrongOrder(str(OF_REVIEW[state].words))
    event = step or ReviewEvent()
    event.coverage, event.kind, event.number, event.at = coverage, kind, len(kinds) + 1, now()
    event.authority_id, event.by_id, event.by_name = by.authority_id, by.user_id, str(by.user)[:120]
    event.save(force_insert=True)
    record(f"report.{kind}", coverage, by=by.user, authority=by.authority_id)
    return event


def refuse_strangers(coverage: Coverage, by: Officer) -> None:
    """Let only an officer of the authority that is in charge go on.

    Raises PermissionDenied.
    """
    require(can_review, by)
    if coverage.municipality_id not in codes_in_charge(by.authority_id, on=today()):
        raise PermissionDenied
