"""Remarks on a report: the officers' drafts, and those that were handed over."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet

from regional.models import Coverage, Remark, RemarkKind, Reply, ReviewEvent


def drafts_of(coverage: Coverage) -> QuerySet[Remark]:
    """Return what the officers have drafted and the municipality does not see."""
    return coverage.remarks.filter(event=None)


def handed_over(coverage: Coverage) -> QuerySet[Remark]:
    """Return what the municipality was told, with its replies and how each was closed."""
    return (
        coverage.remarks.exclude(event=None)
        .select_related("event", "closing")
        .prefetch_related("replies")
        .order_by("event__number", "id")
    )


def by_subject(remarks: QuerySet[Remark]) -> Mapping[str, list[Remark]]:
    """Group remarks by the place that they are about, what must be mended first."""
    order = {kind: number for number, kind in enumerate(RemarkKind.values)}
    rows = sorted(remarks, key=lambda each: (each.subject, order[each.kind]))
    return {subject: list(found) for subject, found in groupby(rows, lambda each: each.subject)}


def unsettled(coverage: Coverage) -> QuerySet[Remark]:
    """Return the remarks that were handed over, were not replied to and are not closed."""
    replied = Exists(Reply.objects.filter(remark=OuterRef("pk")))
    return coverage.remarks.exclude(event=None).filter(~replied, closing=None)


def reply_due_of(coverage: Coverage) -> date | None:
    """Return the last day on which the remarks may be replied to."""
    steps = ReviewEvent.objects.filter(coverage=coverage, reply_due__isnull=False)
    return steps.order_by("-reply_due").values_list("reply_due", flat=True).first()


# Of a coverage: a reply of the municipality waits for the authority's last word.
REPLY_WAITS = Exists(Reply.objects.filter(remark__coverage=OuterRef("pk"), remark__closing=None))
