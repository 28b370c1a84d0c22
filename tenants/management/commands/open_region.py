from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.clock import today
from register.models import Area
from register.queries import municipalities_in
from tenants.context import as_administrator
from tenants.models import Workspace
from tenants.services import open_workspace


class Command(BaseCommand):
    help = "Open workspaces for all municipalities of a region, by its code (01 is Uusimaa). May be repeated."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("region")
        parser.add_argument(
            "--on",
            type=date.fromisoformat,
            help="The day from which they plan and report there (YYYY-MM-DD); today.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        with as_administrator():
            region = Area.objects.get(kind="region", code=options["region"], valid_to=None)
            there = set(Workspace.objects.values_list("municipality_id", flat=True))
            new = [row for row in municipalities_in(region, on=today()) if row.pk not in there]
            for municipality in new:
                open_workspace(municipality, on=options["on"])
            self.stdout.write(f"{region.name}: {len(new)} workspaces were opened.")
