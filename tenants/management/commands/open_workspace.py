from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.errors import Refusal
from register.models import Municipality
from tenants.context import as_administrator
from tenants.services import open_workspace


class Command(BaseCommand):
    help = "Open a municipality's workspace, by the municipality's code or name."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", nargs="+", help="Code (049) or name (Espoo).")

    def handle(self, *_args: Any, **options: Any) -> None:
        with as_administrator():
            for wanted in options["municipality"]:
                found = (
                    Municipality.objects.filter(valid_to=None, code=wanted)
                    | Municipality.objects.filter(valid_to=None, name_fi__iexact=wanted)
                ).first()
                if found is None:
                    raise CommandError(f"The register knows no municipality {wanted} today.")
                try:
                    workspace = open_workspace(found)
                except Refusal as refusal:
                    raise CommandError(str(refusal)) from refusal
                self.stdout.write(f"{workspace.name}: {workspace.address}")
