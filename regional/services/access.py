"""Noting who opens a municipality's report, so that the municipality can see it."""

from core.clock import now, today
from regional.models import AccessEvent, Coverage
from tenants.models import Officer


def note_opening(coverage: Coverage, *, by: Officer) -> None:
    """Note that an officer opened a report; a second time on the same day changes nothing."""
    AccessEvent.objects.bulk_create(
        [
            AccessEvent(
                coverage=coverage,
                on=today(),
                at=now(),
                authority_id=by.authority_id,
                by_id=by.user_id,
                by_name=str(by.user)[:120],
            )
        ],
        ignore_conflicts=True,
    )
