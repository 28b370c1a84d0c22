from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from regional.services.figures import rebuild_figures
from tenants.context import over_region


class Command(BaseCommand):
    help = "Make the rows that figures are counted from again, from the received documents."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Only say what is not right.")

    def handle(self, *_args: Any, **options: Any) -> None:
        with over_region():
            wrong = rebuild_figures(check=options["check"])
        if wrong and options["check"]:
            raise CommandError(
                f"The figures of {len(wrong)} reports are not right: {', '.join(wrong)}."
            )
        self.stdout.write(f"{len(wrong)} reports counted anew.")
