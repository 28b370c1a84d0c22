"""What a municipality gets to see of what it owes, of what it sent, and of what the authority did with it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from regional.contracts.report import Names
from regional.contracts.versions import SINCE_2

RECEIPT_VERSION = 2


class ReviewState(StrEnum):
    """Where a sent report stands. Processed means read and answered: the authority advises, it does not approve."""

    RECEIVED = "received"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    REPLY = "reply"  # the municipality is heard on the authority's remarks
    PROCESSED = "processed"
    WITHDRAWN = "withdrawn"


class ObligationState(StrEnum):
    """Where a municipality stands with one report that it owes."""

    NOT_DUE = "not_due"
    OPEN = "open"
    OVERDUE = "overdue"
    RECEIVED = "received"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    REPLY = "reply"
    PROCESSED = "processed"
    EXEMPT = "exempt"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends: the workspace's place (`m049`), and the person, whose name stays out of the document and its hash."""

    place: str
    person_id: int | None
    person_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationView:
    """One report that a municipality owes: the period it covers, when it opens and is due, and to whom it goes."""

    id: str
    municipality: str
    rule_set: str
    cycle: int
    covers_from: date
    covers_to: date
    opens_on: date
    due_on: date  # with extension, moved to a working day
    grace_days: int
    authority: str  # the key
    authority_names: Names
    state: ObligationState

    @property
    def can_be_sent(self) -> bool:
        """Whether a report, or the next revision of it, is awaited now."""
        return self.state in {
            ObligationState.OPEN,
            ObligationState.OVERDUE,
            ObligationState.RETURNED,
        }

    @property
    def is_awaited(self) -> bool:
        """Whether nothing has been received yet: then more time can be asked for."""
        return self.state in {
            ObligationState.NOT_DUE,
            ObligationState.OPEN,
            ObligationState.OVERDUE,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredObligation:
    """What a report counts for."""

    municipality: str
    covers_from: date
    covers_to: date
    due_on: date
    on_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Proof of what was received and when; it never changes.

    With `place`, `municipality` and `previous_hash` whoever holds it can make `chain_hash` again (`docs/receipts.md`).
    """

    reference: str
    revision: int
    received_at: datetime
    content_hash: str  # SHA-256 of the document in canonical form, in hexadecimal
    sequence: int  # in the chain of this sender's reports
    chain_hash: str
    authority: str  # the key
    authority_names: Names
    obligations: tuple[CoveredObligation, ...]
    next_due: date | None
    version: int = field(default=1, metadata=SINCE_2)
    place: str = field(default="", metadata=SINCE_2)  # the sender's
    municipality: str = field(default="", metadata=SINCE_2)  # the code
    previous_hash: str = field(default="", metadata=SINCE_2)  # of the report before in the chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What has to be mended in one place of the report; without a code it concerns the whole report."""

    element: str  # the code of a required content, or of another `subjects.Subject`
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStep:
    """Something that the authority did with a report."""

    kind: str  # opened, returned, asked, replied, processed, reopened, withdrawn
    at: datetime
    authority_names: Names
    person_name: str
    text: str = ""
    reasons: tuple[Reason, ...] = ()
    correction_due: date | None = None
    reply_due: date | None = None
    remarks: "tuple[RemarkView, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyView:
    """What the municipality said of a remark."""

    stance: str  # agree, disagree
    text: str
    at: datetime
    person_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkView:
    """A remark of the authority that was handed over, with the replies to it, oldest first, and how it was closed."""

    id: str
    subject: str  # `subjects.Subject.code`; "" for the whole report
    name: str
    kind: str  # must, advice, praise
    text: str
    replies: tuple[ReplyView, ...] = ()
    closed_at: datetime | None = None
    closed_text: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether the authority has said its last word on it."""
        return self.closed_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """One sent report as the municipality sees it, with what was done to it, oldest first."""

    reference: str
    revision: int
    municipality: str
    covers_from: date
    covers_to: date
    received_at: datetime
    sent_by: str
    content_hash: str
    authority: str
    authority_names: Names
    state: ReviewState
    correction_due: date | None
    steps: tuple[ReviewStep, ...]

    @property
    def remarks(self) -> tuple[RemarkView, ...]:
        """All remarks on it, in the order in which they were handed over."""
        return tuple(remark for step in self.steps for remark in step.remarks)

    @property
    def reply_due(self) -> date | None:
        """The last day on which its remarks may be replied to."""
        return max((step.reply_due for step in self.steps if step.reply_due), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An officer opened a sent report; the first time of each day is told."""

    at: datetime
    authority_names: Names
    person_name: str
    revision: int
