"""Saying whose work a report is."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit.services import record
from core.clock import now
from regional.models import Assignment, Coverage
from regional.permissions import can_review
from regional.services.steps import refuse_strangers
from tenants.models import Officer


@transaction.atomic
def assign(coverage: Coverage, *, to: Officer | None, by: Officer) -> None:
    """Make a report, with the revisions to come, an officer's work; or nobody's.

    Raises PermissionDenied, also for an officer who may not review or is another authority's.
    """
    refuse_strangers(coverage, by)
    if to is None:
        Assignment.objects.filter(obligation=coverage.obligation_id).delete()
    elif to.authority_id != by.authority_id or not can_review(to):
        raise PermissionDenied
    else:
        Assignment.objects.update_or_create(
            obligation_id=coverage.obligation_id,
            defaults={
                "user_id": to.user_id,
                "user_name": str(to.user)[:120],
                "at": now(),
                "by_name": str(by.user)[:120],
            },
        )
    record("report.assigned", coverage, by=by.user, officer=str(to.user) if to else "")
