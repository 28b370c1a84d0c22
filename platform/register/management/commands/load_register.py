"""Bring the register to what its files say."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.errors import Refusal
from core.loading import LoadReport, TableReport
from register.services import load_register

SHOWN = 5


class Command(BaseCommand):
    help = "Bring the register of municipalities, areas and authorities to what its files say."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="change nothing, only say what would change",
        )

    def handle(self, *, check: bool, **_options: Any) -> None:
        try:
            report = load_register(check=check)
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write("\n".join(lines_of(report, check=check)))


def lines_of(report: LoadReport, *, check: bool) -> list[str]:
    """Write the report as lines, a table each."""
    if not report:
        return ["The register is as its files say; nothing changed."]
    heading = "A load would change the register:" if check else "The register changed:"
    return [heading, *(_line(table) for table in report.changes)]


def _line(table: TableReport) -> str:
    parts = [
        f"{len(rows)} {what} ({_some(rows)})"
        for what, rows in (
            ("added", table.added),
            ("changed", table.changed),
            ("ended", table.ended),
            ("removed", table.removed),
        )
        if rows
    ]
    return f"  {table.table}: {', '.join(parts)}"


def _some(rows: tuple[str, ...]) -> str:
    more = ["…"] if len(rows) > SHOWN else []
    return ", ".join([*rows[:SHOWN], *more])
