"""Where one obligation stands on a day: told from what had happened by then, so that history never changes.

Plain data and arithmetic; `regional.queries.ledger` reads the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from regional.contracts import ObligationState, ReviewState


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of an obligation: the day from which it holds, and the day on which it was recorded."""

    kind: str
    on: date
    recorded_on: date
    due_on: date | None = None
    authority: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a review."""

    kind: str
    on: date
    correction_due: date | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A report that covers the obligation from a day on."""

    coverage: str
    report: str
    reference: str
    revision: int
    authority: str
    received_at: datetime
    effective_on: date
    is_complete: bool
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation as it was made, with everything that happened to it."""

    id: UUID
    municipality: str
    rule_set: str
    cycle: int
    basis: str
    covers_from: date
    covers_to: date
    opens_on: date
    counted_due: date
    due_on: date
    grace_days: int
    due_soon_days: int
    since: date | None = None
    authority_at_due: str | None = None
    expected: bool = True
    expected_reason: str = ""
    events: tuple[Happened, ...] = ()
    sent: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an obligation stands on a day."""

    owed: Owed
    on: date
    due_on: date
    exempt: str | None  # the reason
    superseded: bool  # or not there yet
    extended: bool
    moved_to: str | None  # the authority to which its file was moved
    first: Sent | None  # what met it first; its day decides whether it was on time
    latest: Sent | None
    review: ReviewState | None
    correction_due: date | None

    @property
    def deadline(self) -> date:
        """The last day on which a report is on time."""
        return self.due_on + timedelta(days=self.owed.grace_days)

    @property
    def expected(self) -> bool:
        return self.owed.expected and self.exempt is None and not self.superseded

    @property
    def received(self) -> bool:
        return self.first is not None

    @property
    def on_time(self) -> bool:
        return self.first is not None and self.first.effective_on <= self.deadline

    @property
    def past_due(self) -> bool:
        return self.deadline < self.on

    @property
    def processed(self) -> bool:
        return self.review is ReviewState.PROCESSED

    @property
    def valid(self) -> bool:
        """Received, and nothing in it waits to be mended: what cannot be read or is not decided on is not received at all."""
        return self.received and self.review is not ReviewState.RETURNED

    @property
    def complete(self) -> bool:
        return self.latest is not None and self.latest.is_complete

    @property
    def correction_overdue(self) -> bool:
        return (
            self.review is ReviewState.RETURNED
            and self.correction_due is not None
            and self.correction_due < self.on
        )

    @property
    def due_soon(self) -> bool:
        return (
            self.state is ObligationState.OPEN
            and (self.due_on - self.on).days <= self.owed.due_soon_days
        )

    @property
    def state(self) -> ObligationState:
        if self.superseded:
            return ObligationState.SUPERSEDED
        if self.review is not None:
            return ObligationState(self.review)
        if not self.expected:
            return ObligationState.EXEMPT
        if self.past_due:
            return ObligationState.OVERDUE
        return ObligationState.OPEN if self.owed.opens_on <= self.on else ObligationState.NOT_DUE


@dataclass(slots=True)
class _Told:
    due_on: date
    exempt: str | None = None
    superseded: bool = False
    extended: bool = False
    moved_to: str | None = None


def standing_of(owed: Owed, on: date) -> Standing:
    """Return where the obligation stood at the end of the day."""
    told = _told(owed, on)
    sent = [report for report in owed.sent if _counts(report, on)]
    latest = max(sent, key=lambda report: (report.received_at, report.revision), default=None)
    review, correction_due = _review(latest, on)
    return Standing(
        owed=owed,
        on=on,
        due_on=told.due_on,
        exempt=told.exempt,
        superseded=told.superseded or (owed.since is not None and owed.since > on),
        extended=told.extended,
        moved_to=told.moved_to,
        first=min(sent, key=lambda report: (report.effective_on, report.revision), default=None),
        latest=latest,
        review=review,
        correction_due=correction_due,
    )


def _told(owed: Owed, on: date) -> _Told:
    told = _Told(owed.due_on)
    for event in owed.events:
        if event.on > on or event.recorded_on > on:
            continue
        told.due_on = event.due_on or told.due_on
        told.extended |= event.kind == "extension"
        told.superseded |= event.kind == "superseded"
        told.moved_to = event.authority or told.moved_to
        if event.kind in {"exemption", "duty_restored"}:
            told.exempt = event.reason if event.kind == "exemption" else None
    return told


def _steps(report: Sent, on: date) -> Sequence[Step]:
    return [step for step in report.steps if step.on <= on]


def _counts(report: Sent, on: date) -> bool:
    steps = _steps(report, on)
    return report.effective_on <= on and not (steps and steps[-1].kind == "withdrawn")


def _review(report: Sent | None, on: date) -> tuple[ReviewState | None, date | None]:
    if report is None:
        return None, None
    steps = _steps(report, on)
    return review_state([step.kind for step in steps]), steps[-1].correction_due if steps else None


def review_state(kinds: Sequence[str]) -> ReviewState:
    """Return where a report stands after these steps of its review, oldest first."""
    if not kinds:
        return ReviewState.RECEIVED
    if kinds[-1] in {"opened", "reopened", "replied"}:
        return ReviewState.IN_REVIEW
    if kinds[-1] == "asked":
        return ReviewState.REPLY
    return ReviewState(kinds[-1])
