"""Bring sources, definitions and the figures that ship to what their files say."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.errors import Refusal
from figures.models import Observation
from figures.services import load_figures


class Command(BaseCommand):
    help = "Bring the sources of figures, and the figures that ship, to what their files say."

    def handle(self, **_options: Any) -> None:
        try:
            load_figures()
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{Observation.objects.count()} figures are there.")
