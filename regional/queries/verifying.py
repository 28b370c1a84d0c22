"""Whether the region has what a receipt says: told to whoever knows a reference and a hash, and nothing of the content."""

from dataclasses import dataclass
from datetime import datetime

from regional.chain import faults_of
from regional.contracts import Names, Receipt
from regional.models import ReceivedReport
from regional.queries.chain import links


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A report that was received, and its place in its sender's chain."""

    reference: str
    revision: int
    received_at: datetime
    authority_names: Names
    content_hash: str
    chain_hash: str
    sequence: int
    is_whole: bool  # from the first report to this one, each is as it was received


def verified(reference: str, content_hash: str) -> Verified | None:
    """Return what was received with this reference and this hash; None where nothing was. Asked over the region."""
    found = (
        ReceivedReport.objects.filter(
            reference=reference.strip().upper(), content_hash=content_hash.strip().lower()
        )
        .select_related("authority")
        .defer("document")
        .order_by("-revision")
        .first()
    )
    if found is None:
        return None
    until = (link for link in links(place=found.sender_place) if link.sequence <= found.sequence)
    names = found.authority
    return Verified(
        reference=found.reference,
        revision=found.revision,
        received_at=found.received_at,
        authority_names=Names(fi=names.name_fi, sv=names.name_sv, en=names.name_en),
        content_hash=found.content_hash,
        chain_hash=found.chain_hash,
        sequence=found.sequence,
        is_whole=not list(faults_of(until)),
    )


def agrees_with(found: Verified, receipt: Receipt) -> bool:
    """Whether a kept receipt says of its report what the region knows of it."""
    return (found.revision, found.received_at, found.sequence, found.chain_hash) == (
        receipt.revision,
        receipt.received_at,
        receipt.sequence,
        receipt.chain_hash,
    )
