from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from regional.models import ReceivedReport
from regional.queries.verifying import agrees_with, verified
from regional.receipts import FromTheFuture, Kept, NoReceipt, kept_of
from tenants.context import over_region


class Command(BaseCommand):
    help = "Check a receipt: that its file agrees with itself, and that the report was received as it says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("receipt", metavar="FILE|REFERENCE")
        parser.add_argument(
            "--offline",
            action="store_true",
            help="Look at the file alone; no database is asked.",
        )

    def handle(self, *_args: Any, receipt: str, offline: bool, **_options: Any) -> None:
        path = Path(receipt)
        if not path.is_file():
            if offline:
                raise CommandError(f"There is no file {receipt}.")
            self._by_reference(receipt)
            return
        try:
            kept = kept_of(path.read_bytes())
        except FromTheFuture as error:
            raise CommandError("The receipt has a newer format than this version knows.") from error
        except NoReceipt as error:
            raise CommandError(f"{receipt} is no receipt of this service.") from error
        self._say(kept)
        if not kept.agrees:
            raise CommandError("The receipt does not agree with itself: something was changed.")
        if not offline:
            self._of_file(kept)

    def _say(self, kept: Kept) -> None:
        told = {True: "agrees", False: "DOES NOT AGREE", None: "cannot be told from this file"}
        self.stdout.write(f"{kept.receipt.reference} / {kept.receipt.revision}")
        self.stdout.write(f"document and its hash: {told[kept.content_agrees]}")
        self.stdout.write(f"receipt and its seal: {told[kept.seal_agrees]}")

    def _of_file(self, kept: Kept) -> None:
        with over_region():
            found = verified(kept.receipt.reference, kept.receipt.content_hash)
        if found is None or not agrees_with(found, kept.receipt):
            raise CommandError("No report was received as this receipt says.")
        if not found.is_whole:
            raise CommandError("The chain before this report is not whole: run verify_chain.")
        self.stdout.write(
            f"received {found.received_at.isoformat()}, number {found.sequence} of its chain: as received"
        )

    def _by_reference(self, reference: str) -> None:
        with over_region():
            rows = ReceivedReport.objects.filter(reference=reference.upper()).order_by("revision")
            hashes = list(rows.values_list("content_hash", flat=True))
            found = [verified(reference, each) for each in dict.fromkeys(hashes)]
        if not found:
            raise CommandError(f"No report has the reference {reference}.")
        for one in found:
            if one is None or not one.is_whole:
                raise CommandError("The chain up to this report is not whole: run verify_chain.")
            self.stdout.write(
                f"{one.reference} / {one.revision}: received {one.received_at.isoformat()}, "
                f"number {one.sequence} of its chain, SHA-256 {one.content_hash}: as received"
            )
