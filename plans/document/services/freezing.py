"""Freezing a plan as a version: its content with the hash of it, which no one can change."""

from typing import Any

from accounts.models import User
from core.documents import fingerprint
from plans.document.content import content_of
from plans.editing import Gone
from plans.models import Plan, PlanVersion


def locked(plan: Plan) -> Plan:
    """Return the plan as it is now, held until the transaction ends.

    Raises Gone.
    """
    current = Plan.objects.select_for_update().filter(pk=plan.pk).first()
    if current is None:
        raise Gone
    return current


def freeze(plan: Plan, *, by: User, content: dict[str, Any] | None = None) -> PlanVersion:
    """Return the latest version if the plan still says the same to the letter, or else freeze its next one.

    The plan must be locked.
    """
    said = content_of(plan) if content is None else content
    latest = plan.versions.defer("document").first()
    hashed = fingerprint(said)
    if latest is not None and latest.content_hash == hashed:
        return latest
    version = PlanVersion(
        plan=plan,
        number=latest.number + 1 if latest else 1,
        document=said,
        content_hash=hashed,
        made_by_id=by.pk,
        made_by_name=str(by)[:120],
    )
    version.full_clean()
    version.save(force_insert=True)
    return version
