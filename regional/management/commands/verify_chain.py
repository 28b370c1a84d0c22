from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from regional.chain import Head, faults_of
from regional.queries.chain import links
from tenants.context import over_region


class Command(BaseCommand):
    help = "Check that each received report is as it was received, and that none is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--heads",
            action="store_true",
            help="Print the newest hash of each chain, to be kept elsewhere.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        heads: list[Head] = []
        with over_region():
            faults = list(faults_of(links(), heads))
        for fault in faults:
            self.stderr.write(str(fault))
        if options["heads"]:
            for head in heads:
                self.stdout.write(f"{head.place} {head.sequence} {head.chain_hash}")
        if faults:
            raise CommandError(f"{len(faults)} faults in the chains of received reports.")
        self.stdout.write(
            f"{sum(head.sequence for head in heads)} reports in {len(heads)} chains: as received."
        )
