"""Whether a receipt that somebody kept agrees with itself, and with its document: arithmetic, needing nothing but the file.

`docs/receipts.md` says how to do the same without this service.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from core.documents import fingerprint
from regional.chain import seal
from regional.contracts import (
    VERSION,
    Receipt,
    UnknownVersion,
    Unreadable,
    read_receipt,
    read_report,
)

SEALED_SINCE = 2  # earlier receipts do not hold what the seal is made of


class NoReceipt(Exception):
    """A file is no receipt of this service."""


class FromTheFuture(NoReceipt):
    """A receipt or its document has a format that is not known here yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A receipt with what its own file shows; None where the file does not hold what it takes to tell."""

    receipt: Receipt
    content_agrees: bool | None  # the document has the hash that the receipt names
    seal_agrees: bool | None  # the receipt's own facts have the hash of its place in the chain

    @property
    def agrees(self) -> bool:
        """Whether nothing in the file speaks against it."""
        return self.content_agrees is not False and self.seal_agrees is not False


def kept_of(data: bytes) -> Kept:
    """Read a file: a receipt, or a receipt with its document as `{"receipt": …, "document": …}`.

    Raises NoReceipt, FromTheFuture.
    """
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoReceipt from error
    if not isinstance(said, dict):
        raise NoReceipt
    told = said.get("receipt", said)
    document = said.get("document")
    if not isinstance(told, dict) or not isinstance(document, dict | None):
        raise NoReceipt
    _refuse_the_future(document)
    try:
        receipt = read_receipt(told)
    except UnknownVersion as error:
        raise FromTheFuture from error
    except Unreadable as error:
        raise NoReceipt from error
    return Kept(
        receipt=receipt,
        content_agrees=None if document is None else _has(document, receipt.content_hash),
        seal_agrees=_sealed(receipt),
    )


def _refuse_the_future(document: dict[str, Any] | None) -> None:
    # A document that was changed need not be a report any more: that its hash is another shows it.
    with suppress(Unreadable):
        try:
            read_report(document or {"version": VERSION})
        except UnknownVersion as error:
            raise FromTheFuture from error


def _has(document: dict[str, Any], content_hash: str) -> bool:
    try:
        return fingerprint(document) == content_hash
    except (TypeError, ValueError):
        return False


def _sealed(receipt: Receipt) -> bool | None:
    if receipt.version < SEALED_SINCE:
        return None
    made = seal(
        receipt.previous_hash,
        receipt.place,
        receipt.sequence,
        receipt.reference,
        receipt.revision,
        receipt.municipality,
        receipt.authority,
        receipt.received_at,
        receipt.content_hash,
    )
    return made == receipt.chain_hash
