"""Whether the chain of a sender's reports is whole: arithmetic alone."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.documents import fingerprint

BEGINNING = "0" * 64


def seal(*parts: str | int | datetime) -> str:
    """Return the SHA-256 of a link's parts, a line each, in the order in which the database seals them."""
    lines = (_line(part) for part in parts)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _line(part: str | int | datetime) -> str:
    if isinstance(part, datetime):
        return part.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return str(part)


@dataclass(frozen=True, slots=True)
class Link:
    """A received report as it lies in the database."""

    sender_place: str
    sequence: int
    previous_hash: str
    chain_hash: str
    reference: str
    revision: int
    municipality: str
    authority: str
    received_at: datetime
    content_hash: str
    document: dict[str, Any]

    def sealed(self) -> str:
        """Return the hash that the row must have; the database makes it so (`migrations/_guards.py`)."""
        return seal(
            self.previous_hash,
            self.sender_place,
            self.sequence,
            self.reference,
            self.revision,
            self.municipality,
            self.authority,
            self.received_at,
            self.content_hash,
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is not as it was received."""

    place: str
    sequence: int
    what: str

    def __str__(self) -> str:
        return f"{self.place}:{self.sequence} {self.what}"


@dataclass(slots=True)
class Head:
    """The newest row of a chain: kept elsewhere, it shows when the end of a chain was cut off."""

    place: str = ""
    sequence: int = 0
    chain_hash: str = BEGINNING


def faults_of(links: Iterable[Link], heads: list[Head] | None = None) -> Iterator[Fault]:
    """Find what was changed, taken out or put in. Links come by sender and number; `heads` is filled with the newest."""
    head = Head()
    for link in links:
        if link.sender_place != head.place:
            head = Head(link.sender_place)
            if heads is not None:
                heads.append(head)
        yield from _faults(link, head)
        head.sequence, head.chain_hash = link.sequence, link.chain_hash


def _faults(link: Link, head: Head) -> Iterator[Fault]:
    expected = head.sequence + 1
    if link.sequence < expected:
        yield Fault(link.sender_place, link.sequence, "is there twice")
    elif link.sequence > expected:
        for number in range(expected, link.sequence):
            yield Fault(link.sender_place, number, "is missing")
    elif link.previous_hash != head.chain_hash:
        yield Fault(link.sender_place, link.sequence, "does not follow the one before")
    if link.content_hash != fingerprint(link.document):
        yield Fault(link.sender_place, link.sequence, "content changed")
    elif link.chain_hash != link.sealed():
        yield Fault(link.sender_place, link.sequence, "row changed")
