"""Bring the catalogue to what its files say."""

from typing import Any

from django.core.management.base import BaseCommand

from catalogue.services import load_catalogue
from core.loading import TableReport


class Command(BaseCommand):
    help = "Bring the catalogue of rules, goals, indicators and sources to what its files say."

    def handle(self, **_options: Any) -> None:
        report = load_catalogue()
        if report:
            lines = (_line(table) for table in report.changes)
            self.stdout.write("\n".join(["The catalogue changed:", *lines]))
        else:
            self.stdout.write("The catalogue is as its files say; nothing changed.")


def _line(table: TableReport) -> str:
    counts = {"added": table.added, "changed": table.changed, "removed": table.removed}
    said = ", ".join(f"{len(rows)} {what}" for what, rows in counts.items() if rows)
    return f"  {table.table}: {said}"
