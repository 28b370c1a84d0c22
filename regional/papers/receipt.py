"""The receipt of a report as a document: what proves that it was received, and when."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from documents.parts import Document, Fact, Facts, Heading, Item, Items, Paragraph, Part
from regional.contracts import CoveredObligation, Receipt
from regional.papers.report import Seal
from regional.templatetags.regional import in_fours, named
from ui.formats import date_words, language, moment_words


def receipt_paper(receipt: Receipt, *, sender: str, sent_by: str) -> Document:
    """Write a receipt in the active language; `sender` is the workspace, `sent_by` the person who sent."""
    reference = f"{receipt.reference} / {receipt.revision}"
    return Document(
        title=_("Receipt: report %(reference)s") % {"reference": reference},
        language=language(),
        made_on=receipt.received_at.date(),
        author=named(receipt.authority_names),
        kind=_("Receipt of a report on the promotion of integration"),
        facts=(
            Fact(label=_("Received by"), value=named(receipt.authority_names)),
            Fact(label=_("Received"), value=moment_words(receipt.received_at)),
            Fact(label=_("Sent by"), value=", ".join(filter(None, (sent_by, sender)))),
            Fact(label=_("Reference"), value=receipt.reference),
            Fact(label=_("Revision"), value=str(receipt.revision)),
        ),
        footer=_("Receipt %(reference)s. From Kotopolku.") % {"reference": reference},
        parts=tuple(_parts(receipt)),
    )


def seal_of(receipt: Receipt) -> Seal:
    """Return the seal of the report that a receipt is of."""
    return Seal(
        reference=receipt.reference,
        revision=receipt.revision,
        authority=named(receipt.authority_names),
        received_at=receipt.received_at,
        content_hash=receipt.content_hash,
    )


def _parts(receipt: Receipt) -> Iterator[Part]:
    yield Heading(line=_("What the report counts for"))
    items = tuple(Item(line=_covered(each)) for each in receipt.obligations)
    yield Items(items=items) if items else Paragraph(line=_("No report was awaited."))
    if receipt.next_due:
        said = _("The next report is due by %(day)s.") % {"day": date_words(receipt.next_due)}
        yield Paragraph(line=said)
    yield Heading(line=_("How the receipt is verified"))
    yield Facts(
        facts=(
            Fact(
                label=_("Checksum of the document (SHA-256)"), value=in_fours(receipt.content_hash)
            ),
            Fact(
                label=_("Place in the chain of the sender's reports"), value=str(receipt.sequence)
            ),
            Fact(label=_("Hash of the chain (SHA-256)"), value=in_fours(receipt.chain_hash)),
        )
    )
    yield Paragraph(
        line=_(
            "The checksum is counted from the document in its canonical form, and the hash of the chain from the"
            " checksum, the reference, the authority, the moment and the hash before it. Whoever holds the saved receipt"
            " and document can count both again, without the service."
        )
    )


def _covered(said: CoveredObligation) -> str:
    return _("%(municipality)s, %(first)s – %(last)s: due %(due)s, %(outcome)s") % {
        "municipality": said.municipality,
        "first": date_words(said.covers_from),
        "last": date_words(said.covers_to),
        "due": date_words(said.due_on),
        "outcome": _("received on time") if said.on_time else _("received late"),
    }
