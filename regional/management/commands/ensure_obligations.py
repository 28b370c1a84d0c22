from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from regional.services.obligations import ensure_obligations
from tenants.context import over_region


class Command(BaseCommand):
    help = "Make ahead what municipalities owe, up to a day. May be repeated; to be run each night."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="The day (YYYY-MM-DD); today.")

    def handle(self, *_args: Any, **options: Any) -> None:
        with over_region():
            self.stdout.write(f"Obligations: {ensure_obligations(options['on'])}.")
