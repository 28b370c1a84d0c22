from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from plans.home.errands import tell_errands_again
from tenants.context import at_front_door, inside
from tenants.models import Workspace


class Command(BaseCommand):
    help = "Make people's lists of tasks over all workspaces anew; of one workspace, if its host name is given."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="?", help="The host name of a workspace.")

    def handle(self, *_args: Any, **options: Any) -> None:
        with at_front_door():
            found = Workspace.objects.filter(closed_at=None).order_by("slug")
            if options["slug"]:
                found = found.filter(slug=options["slug"])
            workspaces = list(found)
        for workspace in workspaces:
            with inside(workspace):
                self.stdout.write(f"{workspace.slug}: {tell_errands_again()}")
