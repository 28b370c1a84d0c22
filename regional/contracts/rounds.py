"""What a municipality gets to see of what its authority asks beside the report, and of what it asked for itself."""

from dataclasses import dataclass
from datetime import date, datetime

from regional.contracts.report import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question of a round, as it was sent; it is answered in the report."""

    id: str
    number: int
    text: str
    required: bool
    round: str  # the round's id
    round_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """A letter of an authority, as it was sent."""

    id: str
    municipality: str
    title: str
    letter: str  # Markdown; shown through the reader that leaves nothing harmful
    authority: str  # the key
    authority_names: Names
    sent_at: datetime
    sent_by: str
    due_on: date | None  # where the round gave everybody the same day
    closed_at: datetime | None
    obligation: str | None  # the id of what was owed when it was sent
    questions: tuple[QuestionView, ...]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefView:
    """More time or an exemption that the municipality asked for, with the authority's decision when there is one."""

    id: str
    obligation: str
    municipality: str
    covers_from: date
    covers_to: date
    kind: str  # extension, exemption
    due_on: date | None  # as asked
    reason: str
    asked_at: datetime
    asked_by: str
    outcome: str  # "", granted, refused, taken_back
    settled_at: datetime | None
    settled_by: str
    answer: str
    granted_due_on: date | None

    @property
    def is_waiting(self) -> bool:
        return not self.outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChange:
    """What the authority changed in what the municipality owes: more time, an exemption, its end, a round's day."""

    id: str
    kind: str  # extension, exemption, duty_restored, round
    covers_from: date
    covers_to: date
    due_on: date | None
    recorded_at: datetime
    reason: str
    by: str
    authority_names: Names | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminder:
    """A reminder that is to be given now: a step of the rule set, or one that an officer asked for."""

    id: str | None  # of what was asked for by hand
    obligation: str
    municipality: str
    day: int | None
    due_on: date
    covers_from: date
    covers_to: date
    reach: str  # coordinator, deputy, registry
    authority_names: Names
    note: str = ""
    asked_by: str = ""
