from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.demo.load import load
from core.errors import Refusal


class Command(BaseCommand):
    help = "Fill the demo with people, plans and reports. May be repeated; works in a demo alone."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            load(self.stdout.write)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
