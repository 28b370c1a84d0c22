"""The figures that ship: there from the first day, true, and giving way to what is fetched."""

from decimal import Decimal

import pytest

from core.clock import now
from figures.contracts import Row
from figures.incoming import publish, stage
from figures.models import EarlierObservation, ImportRun, Observation, RunState, Source
from figures.services import load_figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_the_keeper")]


def row(area: str, value: str, period: str = "2024") -> Row:
    return Row("population-1", "municipality", area, period, "", Decimal(value), None, None, "ok")


def fetched(*rows: Row) -> ImportRun:
    """Take rows in as a fetch of a table would."""
    source, _ = Source.objects.get_or_create(
        key="live",
        defaults={
            "data_source_id": "statfin",
            "connector": "pxweb",
            "service": "statfin",
            "table": "11re",
            "cadence": "yearly",
        },
    )
    run = ImportRun.objects.create(source=source)
    stage(run, rows)
    publish(run)
    run.state, run.ended_at = RunState.DONE, now()
    run.save()
    return run


def test_every_municipality_has_its_figures() -> None:
    of_2024 = Observation.objects.filter(period="2024", level="municipality")
    for version, areas in {"population-1": 308, "share_foreign_language-1": 308}.items():
        assert of_2024.filter(version=version).count() == areas


def test_the_municipalities_add_up_to_the_country() -> None:
    for year in ("2015", "2023"):
        found = Observation.objects.filter(version="population-1", period=year)
        country = found.get(level="country").value
        assert sum(each.value or 0 for each in found.filter(level="municipality")) == country


def test_a_second_load_changes_nothing() -> None:
    before = Observation.objects.count(), EarlierObservation.objects.count()
    assert not load_figures()
    assert (Observation.objects.count(), EarlierObservation.objects.count()) == before
    assert ImportRun.objects.latest("pk").state == RunState.UNCHANGED


def test_a_fetched_value_replaces_what_shipped_and_keeps_it() -> None:
    before = Observation.objects.get(version="population-1", area="049", period="2024").value

    run = fetched(row("049", "999"))

    assert (run.added, run.corrected) == (0, 1)
    now_there = Observation.objects.get(version="population-1", area="049", period="2024")
    assert (now_there.value, now_there.run_id) == (Decimal(999), run.pk)
    earlier = EarlierObservation.objects.get()
    assert (earlier.value, earlier.replaced_by_id) == (before, run.pk)


def test_what_ships_yields_to_what_was_fetched() -> None:
    fetched(row("049", "999"))

    load_figures()

    assert Observation.objects.get(
        version="population-1", area="049", period="2024"
    ).value == Decimal(999)
