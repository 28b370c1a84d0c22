"""Reading the chains."""

from collections.abc import Iterator

from regional.chain import Link
from regional.models import ReceivedReport

COLUMNS = (
    "sender_place",
    "sequence",
    "previous_hash",
    "chain_hash",
    "reference",
    "revision",
    "municipality_id",
    "authority_id",
    "received_at",
    "content_hash",
    "document",
)


def links(*, place: str = "") -> Iterator[Link]:
    """Return every received report, or those of one sender, by sender and number."""
    rows = ReceivedReport.objects.order_by("sender_place", "sequence", "received_at")
    if place:
        rows = rows.filter(sender_place=place)
    for row in rows.values_list(*COLUMNS).iterator(chunk_size=500):
        yield Link(*row)
