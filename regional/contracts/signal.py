"""What a region sees of a municipality between reports."""

from dataclasses import dataclass, field
from datetime import date

from regional.contracts.versions import SINCE_2

SIGNAL_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestonePart:
    """A date that the municipality has set for its planning."""

    title: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """How far planning is; `phase` counts the steps of the checklist that are done, 0 to 8.

    Version 1 did not tell of the picture and of the decision: there `picture_ready` is None, for not known.
    """

    version: int = SIGNAL_VERSION
    phase: int
    coordinator_named: bool
    group_named: bool
    plan_approved_on: date | None = None
    milestones: tuple[MilestonePart, ...] = ()
    picture_ready: bool | None = field(default=None, metadata=SINCE_2)
    # The last day on the decision path that is still ahead.
    decision_planned_on: date | None = field(default=None, metadata=SINCE_2)
