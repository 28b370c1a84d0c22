"""What a region sees of a municipality between reports."""

from dataclasses import dataclass
from datetime import date

SIGNAL_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestonePart:
    """A date that the municipality has set for its planning."""

    title: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """How far planning is; `phase` counts the steps of the checklist that are done, 0 to 8."""

    version: int = SIGNAL_VERSION
    phase: int
    coordinator_named: bool
    group_named: bool
    plan_approved_on: date | None = None
    milestones: tuple[MilestonePart, ...] = ()
