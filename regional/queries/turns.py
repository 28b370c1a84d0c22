"""Whose turn it is in a review: one step after the other, on the newest revision alone."""

from uuid import UUID

from django.db import connection

from regional.models import Coverage


def one_at_a_time(obligation: UUID) -> None:
    """Let steps on one obligation come one after the other, whoever takes them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('regional.review ' || %s, 0))",
            [str(obligation)],
        )


def is_superseded(coverage: Coverage) -> bool:
    """Whether a newer revision was received for the same obligation."""
    newer = Coverage.objects.filter(
        obligation=coverage.obligation_id, effective_at__gt=coverage.effective_at
    )
    return newer.exists()


def kinds_of(coverage: Coverage) -> list[str]:
    """Return the kinds of the steps so far, oldest first."""
    return list(coverage.reviews.order_by("number").values_list("kind", flat=True))
