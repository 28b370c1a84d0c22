"""Pages of proposals and comments."""

from plans.proposals.views.answers import proposal_answer, proposal_reopen
from plans.proposals.views.proposals import (
    proposal,
    proposal_add,
    proposal_edit,
    proposal_remove,
    proposals,
)

__all__ = [
    "proposal",
    "proposal_add",
    "proposal_answer",
    "proposal_edit",
    "proposal_remove",
    "proposal_reopen",
    "proposals",
]
