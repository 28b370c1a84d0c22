"""Making a key, and withdrawing it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import ApiToken, User
from audit.services import record

LONGEST = timedelta(days=366)


def keys_of(user: User, *, place: str) -> QuerySet[ApiToken]:
    """Return a person's keys for a place that still hold, the newest first."""
    found: QuerySet[ApiToken] = ApiToken.objects.filter(
        user=user, place=place, revoked_at=None, expiry__gt=timezone.now()
    )
    return found


def last_day_of(key: ApiToken) -> date:
    """Return the last day on which a key holds."""
    return timezone.localdate(key.expiry - timedelta(seconds=1))


@transaction.atomic
def make_key(
    user: User, *, place: str, name: str, scopes: Iterable[str], until: date
) -> tuple[ApiToken, str]:
    """Make a key that holds to the end of a day, and return it with its secret, which is kept nowhere."""
    end = timezone.make_aware(datetime.combine(until + timedelta(days=1), time()))
    key, secret = ApiToken.objects.create(
        user=user,
        place=place,
        name=name,
        scopes=sorted(scopes),
        expiry=end - timezone.now(),
    )
    record("api_key.made", by=user, **_traces(key), scopes=key.scopes, until=until.isoformat())
    return key, str(secret)


@transaction.atomic
def withdraw_key(key: ApiToken, *, by: User) -> None:
    """End a key at once; withdrawn again, it stays as it was."""
    changed = ApiToken.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())
    if changed:
        record("api_key.withdrawn", by=by, **_traces(key))


def _traces(key: ApiToken) -> dict[str, Any]:
    # A key is known by its hash, which is longer than the trail's column for keys of rows.
    return {"name": key.name, "hash": key.digest[:16]}
