"""Counting obligations: E, R, T, L, D, X, P and C of a set on a day. Plain arithmetic."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from regional.standing import Standing


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole; of nothing there is no share."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of obligations comes to on a day; what was received is a part of what is expected, always."""

    expected: int
    received: int
    on_time: int
    late: int
    due: int
    missing: int
    processed: int
    complete: int
    valid: int
    reporting: Rate
    punctuality: Rate
    processing: Rate
    exempt: int
    extended: int


def in_period(standing: Standing, *, since: date) -> bool:
    """Whether an obligation was due after `since`, or is open: what figures are counted from."""
    return standing.due_on > since and (
        standing.due_on <= standing.on or standing.owed.opens_on <= standing.on
    )


def figures_of(standings: Iterable[Standing]) -> Figures:
    """Count obligations, not documents: one joint report of five municipalities is five received."""
    all_of_them = list(standings)
    expected = [one for one in all_of_them if one.expected]
    received = [one for one in expected if one.received]
    on_time = [one for one in received if one.on_time]
    due = [one for one in expected if one.past_due]
    processed = sum(one.processed for one in received)
    return Figures(
        expected=len(expected),
        received=len(received),
        on_time=len(on_time),
        late=len(received) - len(on_time),
        due=len(due),
        missing=sum(not one.received for one in due),
        processed=processed,
        complete=sum(one.complete for one in received),
        valid=sum(one.valid for one in received),
        reporting=Rate(sum(one.received for one in due), len(due)),
        punctuality=Rate(sum(one.on_time for one in due), len(due)),
        processing=Rate(processed, len(received)),
        exempt=sum(
            (one.exempt is not None or not one.owed.expected) and not one.superseded
            for one in all_of_them
        ),
        extended=sum(one.extended and one.expected for one in all_of_them),
    )
