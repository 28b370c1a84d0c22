"""Keeping sources and definitions as their files say, with the figures that ship."""

from datetime import date
from pathlib import Path

from celery import current_app
from django.db import transaction

from catalogue.files import rows_of
from core.clock import now
from core.loading import LoadReport, Table, bring_up_to
from figures.files import DATA, shipped_rows
from figures.incoming import publish, stage
from figures.models import DefinitionVersion, ImportRun, Recipe, RunState, Source

TABLES = (
    Table(Source, ("key",)),
    Table(DefinitionVersion, ("key",)),
    Table(Recipe, ("key",), loose=True),
)
SHIPPED = "shipped"
SHIPPED_DIVISION = date(2026, 1, 1)


def ask_for_fetch(source: Source) -> None:
    """Let the worker fetch a table, whether or not there is anything new."""
    current_app.tasks["figures.refresh_source"].delay(source.pk, again=True)


@transaction.atomic
def load_figures(folder: Path = DATA) -> LoadReport:
    """Bring sources, definitions and shipped figures to what the files in the folder say, all of it or nothing.

    Where a table has been fetched, what ships yields to it. Raises FiguresRefused.
    """
    report = LoadReport(tuple(bring_up_to(table, rows_of(table.model, folder)) for table in TABLES))
    source = Source.objects.get(key=SHIPPED)
    run = ImportRun.objects.create(
        source=source, licence=source.data_source.licence, division_on=SHIPPED_DIVISION
    )
    run.read = stage(run, shipped_rows(folder))
    publish(run)
    run.state = RunState.DONE if run.added or run.corrected else RunState.UNCHANGED
    run.ended_at = now()
    run.save()
    return report
