"""Bring the catalogue to what its files say."""

from typing import Any

from django.core.management.base import BaseCommand

from catalogue.services import load_catalogue


class Command(BaseCommand):
    help = "Bring the catalogue of rules, goals, indicators and sources to what its files say."

    def handle(self, **_options: Any) -> None:
        report = load_catalogue()
        if report:
            self.stdout.write("\n".join(["The catalogue changed:", *report.lines]))
        else:
            self.stdout.write("The catalogue is as its files say; nothing changed.")
