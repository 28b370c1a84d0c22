"""The region's only way in. Asked inside a workspace, by `reporting` alone; each call takes part in the open transaction."""

from datetime import date

from regional.contracts import ObligationView, Receipt, Report, ReviewView, Sender, Signal


def receive(report: Report, *, sender: Sender, idempotency_key: str) -> Receipt:
    """Keep a report for good, and say what it counts for.

    The same key with the same content gives the same receipt again.
    Raises the refusals of `regional.errors`: no local decision, nothing awaited, one in flight, the key used for other content.
    """
    raise NotImplementedError


def send_signal(signal: Signal, *, municipality: str) -> None:
    """Tell the region how far the municipality's planning is; an unchanged signal is not kept twice."""
    raise NotImplementedError


def receipt_by_key(idempotency_key: str, *, place: str) -> Receipt | None:
    """Return the receipt of what was sent with the key from this place, if anything was."""
    raise NotImplementedError


def receipt_of(reference: str, *, place: str) -> Receipt | None:
    """Return the receipt of a report that this place sent."""
    raise NotImplementedError


def reviews_of(municipality: str) -> list[ReviewView]:
    """Return the reports sent for a municipality, newest first, with what the authority did."""
    raise NotImplementedError


def obligation_of(municipality: str, *, on: date) -> ObligationView | None:
    """Return the report that the municipality owes now (open, overdue or returned for correction), or else the next one.

    None where none is known: outside the duty, or before `ensure_obligations` has run.
    """
    raise NotImplementedError
