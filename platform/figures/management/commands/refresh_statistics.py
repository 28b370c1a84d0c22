"""Fetch tables of official figures, or take in a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.errors import Refusal
from figures.models import Connector, ImportRun, RunState, Source
from figures.refreshing import due, refresh, take_file


class Command(BaseCommand):
    help = "Fetch the tables of official figures that have something new, or take in a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="*", help="keys of sources; all when none is named")
        parser.add_argument("--again", action="store_true", help="also what has not changed")
        parser.add_argument(
            "--accept-units", action="store_true", help="let values hold whose unit has changed"
        )
        parser.add_argument("--file", type=Path, help="a CSV or XLSX file for the one source named")

    def handle(self, **options: Any) -> None:
        chosen = _chosen(options["source"], from_file=options["file"] is not None)
        runs = []
        for source in chosen:
            try:
                run = self._run(source, options)
            except (Refusal, OSError) as error:
                raise CommandError(f"{source.key}: {error}") from error
            runs.append(run)
            self.stdout.write(line_of(run))
        if any(run.state == RunState.FAILED for run in runs):
            raise CommandError("Not every table could be fetched; what each lacked is said above.")

    def _run(self, source: Source, options: dict[str, Any]) -> ImportRun:
        if options["file"] is not None:
            return take_file(source, options["file"].read_bytes())
        return refresh(source, again=options["again"], accept_units=options["accept_units"])


def _chosen(keys: list[str], *, from_file: bool) -> list[Source]:
    if from_file and len(keys) != 1:
        raise CommandError("Name the one source that the file belongs to.")
    found = list(Source.objects.filter(pk__in=keys)) if keys else list(due())
    if missing := set(keys) - {source.key for source in found}:
        known = ", ".join(Source.objects.values_list("key", flat=True))
        raise CommandError(f"There is no source {', '.join(sorted(missing))}. There are: {known}.")
    wrong = [source.key for source in found if (source.connector == Connector.FILE) != from_file]
    if wrong:
        raise CommandError(
            f"{', '.join(wrong)}: a source of kind file, and no other, takes --file."
        )
    return found


def line_of(run: ImportRun) -> str:
    """Write how a fetch went in a line."""
    if run.state == RunState.FAILED:
        return f"  {run.source_id}: {run.error}"
    if run.state == RunState.UNCHANGED:
        return f"  {run.source_id}: nothing new"
    return f"  {run.source_id}: {run.read} read, {run.added} added, {run.corrected} corrected"
