"""Publishing how reporting stands: what everybody may know, once a month and for good."""

from datetime import date
from typing import Any

from django.db import transaction

from core.clock import now, today
from core.days import DAY, plus_months
from core.documents import fingerprint
from regional.models import Obligation, Publication
from regional.queries.coverage import Line, contents_of
from regional.queries.overview import Overview, Row, overview

MONTHS_BACK = 12  # a service that was away makes up for a year at most


def publish_what_is_missing(on: date | None = None) -> list[date]:
    """Publish the end of each month that has none yet; return the days. It may be repeated at any time."""
    there = set(Publication.objects.values_list("on", flat=True))
    return [day for day in _month_ends(on or today()) if day not in there and publish(day)]


@transaction.atomic
def publish(on: date) -> bool:
    """Publish how reporting stood at the end of the day; tell whether it had not been published before."""
    document = published_document(overview(None, on=on))
    _publication, is_new = Publication.objects.get_or_create(
        on=on,
        defaults={
            "published_at": now(),
            "document": document,
            "content_hash": fingerprint(document),
        },
    )
    return is_new


def published_document(seen: Overview) -> dict[str, Any]:
    """Return what is published of a day: states, days and counts, by the keys of the register and the catalogue."""
    contents = contents_of(seen)
    return {
        "on": seen.on.isoformat(),
        "municipalities": [_municipality(row) for row in seen.rows if not row.former],
        "reports": contents.reports,
        "goals": [
            _count(line) | {"framework": goals.key}
            for goals in contents.frameworks
            for line in goals.lines
        ],
        "themes": [_count(line) for line in contents.themes],
    }


def _municipality(row: Row) -> dict[str, Any]:
    current = row.current
    received = current.first.effective_on.isoformat() if current and current.first else None
    return {
        "code": row.municipality.code,
        "state": row.state.value,
        "due_on": current.due_on.isoformat() if current else None,
        "received_on": received,
        "on_time": current.on_time if current and received else None,
    }


def _count(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "municipalities": len(line.served),
        "of": line.whole,
        "objectives": line.objectives,
    }


def _month_ends(on: date) -> list[date]:
    """Return the last days of the last months in which anything was owed, the oldest first."""
    first = Obligation.objects.order_by("opens_on").values_list("opens_on", flat=True).first()
    begins = on.replace(day=1)
    ends = [plus_months(begins, -back) - DAY for back in range(MONTHS_BACK - 1, -1, -1)]
    return [day for day in ends if first is not None and day >= first]
