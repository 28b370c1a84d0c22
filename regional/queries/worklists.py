"""The parts of an authority's work with reports, each a list of its own."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from regional.queries.desk import AWAITING, READ, OnDesk

if TYPE_CHECKING:
    from django.db.models import QuerySet

# What nobody has to do anything about: read and answered, or taken back.
SETTLED = Q(last_kind__in=("processed", "withdrawn"))
WAITING = "waiting"  # all that is not settled, and replies to what is
EVERYTHING = "all"


def worklists(*, user: int, codes: set[str], on: date) -> Mapping[str, Q]:
    """Return what makes a report one of each list, by the list's key; only the newest revisions are counted."""
    own = Q(municipality__any=codes)
    return {
        WAITING: own & (~SETTLED | Q(last_kind=None) | Q(reply_waits=True)),
        "awaiting": own & AWAITING,
        "received": own & Q(last_kind=None),
        "in_review": own & Q(last_kind__in=READ),
        "mine": own & Q(officer_id=user) & (~SETTLED | Q(last_kind=None) | Q(reply_waits=True)),
        "returned": Q(last_kind="returned"),
        "correction_late": Q(last_kind="returned", correction_due__lt=on),
        "reply": Q(last_kind="asked"),
        "replies": own & Q(reply_waits=True),
        "processed": Q(last_kind="processed"),
        "withdrawn": Q(last_kind="withdrawn"),
        EVERYTHING: Q(),
    }


def counted(found: "QuerySet[OnDesk]", lists: Mapping[str, Q]) -> dict[str, int]:
    """Return how many reports each list has, in one statement."""
    newest = found.filter(is_newest=True).order_by()
    return newest.aggregate(**{key: Count("pk", filter=wanted) for key, wanted in lists.items()})
