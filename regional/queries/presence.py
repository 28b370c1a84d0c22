"""Who else has a report open."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from core.clock import now
from regional.models import Coverage, Presence

STILL_THERE = timedelta(minutes=15)


def others_at(coverage: Coverage, *, user: int) -> list[Presence]:
    """Return who else has been at the report within a quarter of an hour, whoever came first before the others."""
    seen = Presence.objects.filter(coverage=coverage, seen_at__gt=now() - STILL_THERE)
    return list(seen.exclude(user_id=user).defer("typed").order_by("since"))


def typed_by(
    coverage: Coverage, form: str, *, user: int
) -> tuple[Mapping[str, str], datetime] | None:
    """Return what a person typed into a form and did not save, and when."""
    here = Presence.objects.filter(coverage=coverage, user_id=user).first()
    kept = here.typed.get(form) if here else None
    if kept is None:
        return None
    return kept["fields"], datetime.fromisoformat(kept["saved_at"])
