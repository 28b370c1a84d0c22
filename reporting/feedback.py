"""What a municipality does about the authority's feedback: it replies, takes it up in the plan, or withdraws a report."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit.services import record
from core.clock import now, today
from plans.models import Finding, Measure, Objective, Plan, Task
from plans.picture.services import write_finding
from plans.programme.services import plan_measure
from plans.todo.services import add_task, kind_of
from regional import inbox
from regional.contracts import RemarkView, ReviewView, Sender
from reporting.models import Submission, TakenUp
from tenants.context import current_workspace
from tenants.rows import WorkspaceRow


@dataclass(frozen=True, slots=True)
class Feedback:
    """A remark as the municipality's page shows it: what was said, and what has come of it here."""

    remark: RemarkView
    taken_up: tuple[TakenUp, ...]
    may_be_replied_to: bool


def feedback_of(review: ReviewView | None) -> list[Feedback]:
    """Return the remarks of a review with what they became, in one statement."""
    remarks = review.remarks if review else ()
    found: dict[UUID, list[TakenUp]] = {}
    for row in TakenUp.objects.filter(remark__in=[UUID(each.id) for each in remarks]):
        found.setdefault(row.remark, []).append(row)
    open_ones = open_to_reply(review)
    return [
        Feedback(each, tuple(found.get(UUID(each.id), ())), each.id in open_ones)
        for each in remarks
    ]


def open_to_reply(review: ReviewView | None) -> set[str]:
    """Return the ids of the remarks that may be replied to today."""
    day = today()
    return {
        remark.id
        for step in (review.steps if review else ())
        if step.reply_due is not None and step.reply_due >= day
        for remark in step.remarks
        if not remark.is_closed
    }


@transaction.atomic
def reply_to(sent: Submission, remark: UUID, *, stance: str, text: str, by: User) -> None:
    """Say whether the municipality agrees with a remark on a report that it sent.

    Raises NoSuchRemark, and the region's refusals.
    """
    inbox.reply(remark, stance=stance, text=text, sender=_sender(by))
    record("feedback.replied", sent, by=by, remark=str(remark), stance=stance)


@transaction.atomic
def withdraw_report(sent: Submission, *, reason: str, by: User) -> None:
    """Take back a report that the authority has not answered yet; it can be mended and sent again.

    Raises ReasonMissing, NothingToWithdraw.
    """
    inbox.withdraw(sent.reference, sent.revision, reason=reason, sender=_sender(by))
    record("report.withdrawn", sent, by=by, reason=reason.strip())


@transaction.atomic
def make_task(remark: UUID, *, by: User, **said: Any) -> Task:
    """Make a task of a remark.

    Raises ValidationError.
    """
    task = add_task(concerns=None, by=by, **said)
    _take_up(remark, task, by)
    return task


@transaction.atomic
def make_measure(remark: UUID, objective: Objective, *, by: User, **said: Any) -> Measure:
    """Make a measure of a remark, under an objective of the plan.

    Raises ValidationError.
    """
    measure = plan_measure(objective, by=by, **said)
    _take_up(remark, measure, by)
    return measure


@transaction.atomic
def make_finding(remark: UUID, plan: Plan, question: str, *, by: User, **said: Any) -> Finding:
    """Make a finding of a remark, on a question of the situation picture.

    Raises ValidationError.
    """
    finding = write_finding(plan, question, by=by, **said)
    _take_up(remark, finding, by)
    return finding


def _take_up(remark: UUID, thing: WorkspaceRow, by: User) -> None:
    taken = TakenUp.objects.create(
        remark=remark,
        made_kind=kind_of(thing),
        made_id=thing.pk,
        made_name=str(thing)[:300],
        at=now(),
        by_id=by.pk,
        by_name=str(by)[:120],
    )
    record("feedback.taken_up", taken, by=by, remark=str(remark), made=taken.made_kind)


def _sender(by: User) -> Sender:
    place = current_workspace().schema_name
    return Sender(place=place, person_id=by.pk, person_name=str(by)[:120])
