"""States in words, with the kind of status that `{% status %}` draws and the state that the map shows."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regional.contracts import ObligationState, ReviewState
from regional.standing import Standing


@dataclass(frozen=True, slots=True)
class Label:
    """How a state is shown; `rank` sorts the most urgent first."""

    key: str
    words: Promise
    kind: str
    tile: str
    rank: int


LATE = Label("overdue", _("Late"), "bad", "late", 0)
RETURNED_LATE = Label("returned", _("Correction late"), "bad", "late", 1)
RETURNED = Label("returned", _("Returned"), "warn", "due", 2)
DUE_SOON = Label("due_soon", _("Due soon"), "due", "due", 3)
RECEIVED = Label("received", _("Received"), "go", "review", 4)
IN_REVIEW = Label("in_review", _("Being read"), "go", "review", 5)
OPEN = Label("open", _("Can be sent"), "none", "none", 6)
REPLY = Label("reply", _("Municipality is heard"), "go", "review", 5)
PROCESSED = Label("processed", _("Processed"), "ok", "ok", 7)
NOT_DUE = Label("not_due", _("Not due yet"), "none", "none", 8)
EXEMPT = Label("exempt", _("Exempt"), "none", "none", 9)
SUPERSEDED = Label("superseded", _("Superseded"), "none", "none", 10)
WITHDRAWN = Label("withdrawn", _("Withdrawn"), "none", "none", 11)

OF_OBLIGATION = {
    ObligationState.OVERDUE: LATE,
    ObligationState.RETURNED: RETURNED,
    ObligationState.RECEIVED: RECEIVED,
    ObligationState.IN_REVIEW: IN_REVIEW,
    ObligationState.REPLY: REPLY,
    ObligationState.OPEN: OPEN,
    ObligationState.PROCESSED: PROCESSED,
    ObligationState.NOT_DUE: NOT_DUE,
    ObligationState.EXEMPT: EXEMPT,
    ObligationState.SUPERSEDED: SUPERSEDED,
}
OF_REVIEW = {
    ReviewState.RECEIVED: RECEIVED,
    ReviewState.IN_REVIEW: IN_REVIEW,
    ReviewState.RETURNED: RETURNED,
    ReviewState.REPLY: REPLY,
    ReviewState.PROCESSED: PROCESSED,
    ReviewState.WITHDRAWN: WITHDRAWN,
}
FILTERED_BY = (
    LATE,
    RETURNED,
    DUE_SOON,
    RECEIVED,
    IN_REVIEW,
    REPLY,
    OPEN,
    PROCESSED,
    NOT_DUE,
    EXEMPT,
)

SIZES = {
    "s": (0, 4_999, _("under 5,000 residents")),
    "m": (5_000, 19_999, _("5,000–19,999 residents")),
    "l": (20_000, 99_999, _("20,000–99,999 residents")),
    "xl": (100_000, 10_000_000, _("100,000 residents or more")),
}


def label_of(standing: Standing | None) -> Label:
    """Return how a municipality's status is shown; without an obligation nothing is due."""
    if standing is None:
        return NOT_DUE
    if standing.correction_overdue:
        return RETURNED_LATE
    return DUE_SOON if standing.due_soon else OF_OBLIGATION[standing.state]
