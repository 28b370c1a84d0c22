"""Bringing proposals and comments, and answering each: accepted, merged into another, or declined for a reason."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.clock import today
from core.errors import Refusal
from plans.editing import add, change, remove
from plans.models import Measure, Objective, Plan, Proposal, ProposalState
from plans.programme.services import plan_measure, write_objective


class AnsweredAlready(Refusal):
    """The proposal has an answer: it is opened again before it gets another."""

    code = "answered_already"


def propose(plan: Plan, *, by: User, **said: Any) -> Proposal:
    """Write down a proposal or a comment on a plan, or on an objective or a measure of it.

    Raises ValidationError (about something of another plan, among others).
    """
    proposal = Proposal(plan=plan, by_user_id=by.pk, **said)
    _check_place(proposal)
    return add(proposal, by=by)


@transaction.atomic
def change_proposal(proposal: Proposal, *, version: int, by: User, **said: Any) -> Proposal:
    """Change what was written down.

    Raises StaleEdit, Gone, ValidationError.
    """
    changed = change(proposal, version=version, by=by, **said)
    _check_place(changed)
    return changed


def remove_proposal(proposal: Proposal, *, version: int, by: User) -> None:
    """Remove a proposal; what it led to stays.

    Raises StaleEdit, Gone.
    """
    remove(proposal, version=version, by=by)


@transaction.atomic
def accept_as_objective(
    proposal: Proposal, *, version: int, by: User, answer: str = "", **said: Any
) -> Objective:
    """Turn a proposal into an objective of its plan.

    Raises AnsweredAlready, StaleEdit, Gone, ValidationError.
    """
    objective = write_objective(proposal.plan, by=by, **said)
    _answer(
        proposal, ProposalState.ACCEPTED, version, by, answer=answer, led_to_objective=objective
    )
    return objective


@transaction.atomic
def accept_as_measure(
    proposal: Proposal,
    objective: Objective,
    *,
    version: int,
    by: User,
    answer: str = "",
    **said: Any,
) -> Measure:
    """Turn a proposal into a measure of an objective of its plan.

    Raises AnsweredAlready, StaleEdit, Gone, ValidationError.
    """
    _check_plan(proposal, objective.plan_id)
    measure = plan_measure(objective, by=by, **said)
    _answer(proposal, ProposalState.ACCEPTED, version, by, answer=answer, led_to_measure=measure)
    return measure


@transaction.atomic
def accept(proposal: Proposal, *, version: int, by: User, answer: str) -> Proposal:
    """Agree with a comment that leads to nothing new, and say what is done about it.

    Raises AnsweredAlready, StaleEdit, Gone, ValidationError.
    """
    return _answer(proposal, ProposalState.ACCEPTED, version, by, answer=answer)


@transaction.atomic
def merge(
    proposal: Proposal, into: Objective | Measure, *, version: int, by: User, answer: str = ""
) -> Proposal:
    """Say that an objective or a measure of the plan takes the proposal in.

    Raises AnsweredAlready, StaleEdit, Gone, ValidationError.
    """
    is_measure = isinstance(into, Measure)
    _check_plan(proposal, into.objective.plan_id if isinstance(into, Measure) else into.plan_id)
    field = "led_to_measure" if is_measure else "led_to_objective"
    return _answer(proposal, ProposalState.MERGED, version, by, answer=answer, **{field: into})


@transaction.atomic
def decline(proposal: Proposal, *, version: int, by: User, reason: str) -> Proposal:
    """Say that nothing comes of it, and why.

    Raises AnsweredAlready, StaleEdit, Gone, ValidationError (no reason).
    """
    return _answer(proposal, ProposalState.DECLINED, version, by, answer=reason)


def open_again(proposal: Proposal, *, version: int, by: User) -> Proposal:
    """Take an answer back; what it led to stays in the plan.

    Raises StaleEdit, Gone.
    """
    said: dict[str, Any] = {
        "state": ProposalState.OPEN,
        "answer": "",
        "answered_on": None,
        "led_to_objective": None,
        "led_to_measure": None,
    }
    return change(proposal, version=version, by=by, **said)


def _answer(
    proposal: Proposal, state: ProposalState, version: int, by: User, **said: Any
) -> Proposal:
    now = Proposal.objects.select_for_update(of=("self",)).filter(pk=proposal.pk).first()
    if now and now.version == version and now.state != ProposalState.OPEN:
        raise AnsweredAlready(_("This has been answered already. Open it again first."))
    return change(proposal, version=version, by=by, state=state, answered_on=today(), **said)


def _check_place(proposal: Proposal) -> None:
    for field in ("objective", "measure"):
        thing = getattr(proposal, field)
        plan = getattr(thing, "objective", thing)
        if thing is not None and plan.plan_id != proposal.plan_id:
            raise ValidationError({field: _("Choose something of this plan.")})


def _check_plan(proposal: Proposal, plan: object) -> None:
    if plan != proposal.plan_id:
        raise ValidationError(_("Choose something of this plan."))
