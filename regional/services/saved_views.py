"""Keeping what officers look at again and again, and telling them what has changed in it."""

from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from audit.services import record
from core.clock import today
from core.permissions import require
from regional.digests import period_of, state_of_view
from regional.errors import NameTaken
from regional.models import Digest, SavedView, Subscription
from regional.permissions import can_read
from tenants.models import Officer

KEPT = {"q", "status", "size", "authority", "region", "county", "area", "sort"}  # and no day


def views_of(officer: Officer) -> "QuerySet[SavedView]":
    """Return an officer's own views and those that the authority shares, by name."""
    own_or_shared = Q(owner=officer.user_id) | Q(is_shared=True)
    found = SavedView.objects.filter(own_or_shared, authority=officer.authority_id)
    return found.select_related("owner")


@transaction.atomic
def save_view(*, by: Officer, name: str, page: str, query: str, is_shared: bool) -> SavedView:
    """Keep what is chosen on a page under a name; it is always looked at on the day one looks.

    Raises PermissionDenied, NameTaken.
    """
    require(can_read, by)
    own = SavedView.objects.filter(owner=by.user_id, authority=by.authority_id)
    if own.filter(name=name).exists():
        raise NameTaken(name)
    view = SavedView.objects.create(
        authority_id=by.authority_id,
        owner_id=by.user_id,
        name=name,
        page=page,
        query=kept_query(query),
        is_shared=is_shared,
    )
    record("view.saved", view, by=by.user, authority=by.authority_id)
    return view


@transaction.atomic
def remove_view(view: SavedView, *, by: Officer) -> None:
    """Remove one's own view, with everybody's letters of it."""
    record("view.removed", view, by=by.user, authority=by.authority_id)
    view.delete()


@transaction.atomic
def subscribe(view: SavedView, *, by: Officer, pace: str) -> Subscription:
    """Have letters sent on what changes in a view from now on; a second wish changes how often."""
    require(can_read, by)
    now_there: dict[str, Any] = {"told": state_of_view(view), "told_on": today(), "pace": pace}
    found, _is_new = Subscription.objects.update_or_create(
        view=view, person_id=by.user_id, defaults=now_there
    )
    # The period that has begun is seen to: the first letter comes with the next.
    Digest.objects.get_or_create(
        subscription=found, period=period_of(pace), defaults={"changes": 0}
    )
    record("view.subscribed", view, by=by.user, pace=pace)
    return found


@transaction.atomic
def unsubscribe(view_id: UUID, *, by: Officer) -> None:
    """End one's own letters of a view; there may be none."""
    found = Subscription.objects.filter(view=view_id, person=by.user_id).first()
    if found is not None:
        record("view.unsubscribed", found.view, by=by.user)
        found.delete()


def kept_query(query: str) -> str:
    """Return what of an address's query is kept with a view."""
    pairs = [(key, value) for key, value in parse_qsl(query) if key in KEPT and value]
    return urlencode(sorted(pairs))[:500]
