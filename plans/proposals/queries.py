"""Which proposals there are, and how many of each kind."""

from collections.abc import Mapping

from django.db.models import Count, F, Q, QuerySet

from plans.models import Plan, Proposal, ProposalState


def proposals_of(plan: Plan, *, text: str, state: str, kind: str) -> "QuerySet[Proposal]":
    """Return the plan's proposals that are asked for, those without an answer first."""
    found = plan.proposals.select_related(
        "objective", "measure", "led_to_objective", "led_to_measure"
    )
    for word in text.split()[:8]:
        found = found.filter(Q(text__icontains=word) | Q(from_whom__icontains=word))
    if state:
        found = found.filter(state=state)
    if kind:
        found = found.filter(kind=kind)
    unanswered_first = F("answered_on").desc(nulls_first=True)
    return found.order_by(unanswered_first, "-said_on", "-pk")


def counts_of(plan: Plan) -> Mapping[str, int]:
    """Return how many of the plan's proposals are in each state; each state is there."""
    found = dict(plan.proposals.order_by().values_list("state").annotate(Count("pk")))
    return {state.value: found.get(state.value, 0) for state in ProposalState}
