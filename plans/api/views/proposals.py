"""Proposals and comments, and the answers to them (step 4)."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.versions import needs_version, version_of
from core.access import Access, Who, member
from core.permissions import require
from plans.api.proposal_shapes import (
    AcceptProposal,
    DeclineProposal,
    FindProposals,
    MergeProposal,
    ProposalShape,
)
from plans.api.rows import RemovableRow, Rows, RowView
from plans.models import Plan, Proposal
from plans.permissions import can_edit, can_edit_proposal, can_propose, can_read
from plans.proposals.queries import proposals_of
from plans.proposals.services import (
    accept,
    accept_as_measure,
    accept_as_objective,
    change_proposal,
    decline,
    merge,
    open_again,
    propose,
    remove_proposal,
)


class ProposalView(RowView[Proposal]):
    """What somebody proposes or says of the plan. Whoever wrote it down changes it until it is answered."""

    noun, nouns, shape = "proposal", "proposals", ProposalShape
    writing: ClassVar[Access] = Access(Who.MEMBER, can_propose)

    def rows(self) -> QuerySet[Proposal]:
        return Proposal.objects.select_related("plan")


class Proposals(ProposalView, Rows[Proposal]):
    __doc__ = ProposalView.__doc__
    one, asks = "proposal", FindProposals

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[Proposal]:
        return super().rows().filter(plan=self.plan())

    def filtered(self, _rows: QuerySet[Proposal], asked: dict[str, Any]) -> QuerySet[Proposal]:
        return proposals_of(
            self.plan(),
            text=asked.get("q", ""),
            state=asked.get("state", ""),
            kind=asked.get("kind", ""),
        )

    def make(self, **said: Any) -> Proposal:
        return propose(self.plan(), by=self.person, **said)


class OneProposal(ProposalView, RemovableRow[Proposal]):
    __doc__ = ProposalView.__doc__

    def may_change(self, row: Proposal) -> None:
        require(can_edit_proposal, self.member, row)

    def change(self, row: Proposal, *, version: int, **said: Any) -> Proposal:
        return change_proposal(row, version=version, by=self.person, **said)

    def remove(self, row: Proposal, *, version: int) -> None:
        remove_proposal(row, version=version, by=self.person)


class Answering(ProposalView):
    """An answer to a proposal, which is opened again before it gets another."""

    def proposal(self) -> Proposal:
        """Return the proposal of the address.

        Raises Http404.
        """
        return get_object_or_404(self.rows(), pk=self.kwargs["key"])


@member(can_read)
class Accept(Answering):
    """A proposal is accepted: as a new objective, as a new measure, or without anything new."""

    @needs_version
    @member(can_edit)
    @operation("accept_proposal", takes=AcceptProposal, gives=ProposalShape)
    def post(self, request: Request, **_keys: object) -> Response:
        """Accept a proposal."""
        row = self.proposal()
        act: dict[str, Any] = {"version": version_of(request), "by": self.person}
        said = self.read(AcceptProposal, request.data)
        act["answer"] = said["answer"]
        if "as_objective" in said:
            accept_as_objective(row, **act, **said["as_objective"])
        elif "as_measure" in said:
            measure = dict(said["as_measure"])
            accept_as_measure(row, measure.pop("objective"), **act, **measure)
        else:
            accept(row, **act)
        return self.told(row)


@member(can_read)
class Merge(Answering):
    """A proposal is taken in by an objective or a measure that the plan has."""

    @needs_version
    @member(can_edit)
    @operation("merge_proposal", takes=MergeProposal, gives=ProposalShape)
    def post(self, request: Request, **_keys: object) -> Response:
        """Merge a proposal into an objective or a measure."""
        row, version = self.proposal(), version_of(request)
        said = self.read(MergeProposal, request.data)
        into = said.get("objective") or said["measure"]
        return self.told(merge(row, into, version=version, by=self.person, answer=said["answer"]))


@member(can_read)
class Decline(Answering):
    """Nothing comes of a proposal, for a reason."""

    @needs_version
    @member(can_edit)
    @operation("decline_proposal", takes=DeclineProposal, gives=ProposalShape)
    def post(self, request: Request, **_keys: object) -> Response:
        """Decline a proposal."""
        row, version = self.proposal(), version_of(request)
        said = self.read(DeclineProposal, request.data)
        return self.told(decline(row, version=version, by=self.person, reason=said["answer"]))


@member(can_read)
class OpenAgain(Answering):
    """An answer is taken back; what it led to stays in the plan."""

    @needs_version
    @member(can_edit)
    @operation("open_proposal_again", gives=ProposalShape)
    def post(self, request: Request, **_keys: object) -> Response:
        """Open a proposal again."""
        row = self.proposal()
        return self.told(open_again(row, version=version_of(request), by=self.person))
