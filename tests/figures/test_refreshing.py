"""A fetch from beginning to end over real HTTP: what holds afterwards, what is kept, and what a fault leaves."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from core.clock import now
from figures import refreshing
from figures.errors import AlreadyRunning
from figures.models import EarlierObservation, ImportRun, Incoming, Observation, RunState, Source
from figures.models.import_run import SILENCE
from figures.refreshing import refresh, take_file
from figures.tasks import go_on, refresh_all, refresh_source
from tests.figures.asking import Pauses
from tests.figures.server import Fault, Statistics, population

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_the_keeper")]

AREAS, YEARS = ["KU049", "KU078", "KU507"], ["2022", "2023", "2024", "2025"]


@pytest.fixture
def source(statistics: Statistics, settings: Any) -> Source:
    settings.FIGURE_SERVICES = {
        "statfin": {"base": f"http://127.0.0.1:{statistics.port}/fi", "nearby": True}
    }
    statistics.tables = {"11re": population(AREAS, YEARS, lambda at: 100 + int(at["timeperiod_y"]))}
    statistics.config["maxCells"] = 8  # two calls
    return Source.objects.get(key="statfin-11re")


@pytest.fixture
def fetch(source: Source) -> Callable[..., ImportRun]:
    def fetch_it(**said: Any) -> ImportRun:
        return refresh(source, pause=Pauses(), **said)

    return fetch_it


def value(area: str = "049", period: str = "2025") -> Decimal | None:
    found = Observation.objects.filter(version="population-1", area=area, period=period).first()
    return found.value if found else None


@pytest.mark.checklist("C3.11", "C6.4")
def test_a_fetch_lets_everything_hold_with_its_stamps(fetch: Callable[..., ImportRun]) -> None:
    run = fetch()
    assert (run.state, run.error) == (RunState.DONE, "")
    assert (run.parts, run.parts_done, run.read) == (2, 2, 16)
    assert run.published == "2026-04-01T05:00:00Z"
    assert run.licence == "CC BY 4.0"
    assert run.division_on == date(2025, 1, 1)
    assert run.units == {"vaesto": "lukumäärä"}
    assert (run.added, run.corrected) == (4, 12)
    assert value() == Decimal(2125)
    assert not Incoming.objects.exists()


def test_what_has_not_changed_is_not_read_again(
    fetch: Callable[..., ImportRun], statistics: Statistics
) -> None:
    fetch()
    statistics.asked.clear()
    assert fetch().state == RunState.UNCHANGED
    assert len(statistics.asked) == 3  # limits, folder, metadata
    assert fetch(again=True).state == RunState.DONE


def test_a_correction_keeps_what_was_before(
    fetch: Callable[..., ImportRun], statistics: Statistics
) -> None:
    first = fetch()
    statistics.tables["11re"].value = lambda at: (
        5 if at["alue_23_20260101"] == "KU049" else 100 + int(at["timeperiod_y"])
    )
    statistics.tables["11re"].updated = "2026-05-01T05:00:00Z"
    second = fetch()
    assert (second.added, second.corrected) == (0, 4)
    earlier = EarlierObservation.objects.filter(replaced_by=second, area="049", period="2025").get()
    assert (earlier.value, earlier.run_id, value()) == (Decimal(2125), first.pk, Decimal(5))


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(404, only="11re.px"), "table_gone"),
        (Fault(400, only="11re.px"), "not_understood"),
        (Fault(302, {"Location": "https://elsewhere.example/"}, only="11re.px"), "redirected"),
        (Fault(429, {"Retry-After": "9999"}, only="11re.px"), "service_busy"),
    ],
)
def test_a_fault_changes_nothing_and_says_why(
    fetch: Callable[..., ImportRun], statistics: Statistics, fault: Fault, code: str
) -> None:
    before = Observation.objects.count(), value()
    statistics.faults = [fault]
    run = fetch()
    assert (run.state, run.error_code) == (RunState.FAILED, code)
    assert run.error
    assert (Observation.objects.count(), value()) == before


def test_a_value_that_cannot_be_changes_nothing(
    fetch: Callable[..., ImportRun], statistics: Statistics
) -> None:
    statistics.tables["11re"].value = lambda at: 10**18 if at["timeperiod_y"] == "2025" else 1
    assert fetch().error_code == "not_believable"
    assert value() is None
    assert not Incoming.objects.exists()


def test_a_changed_unit_is_refused_until_it_is_accepted(
    fetch: Callable[..., ImportRun], statistics: Statistics
) -> None:
    fetch()
    statistics.tables["11re"].unit = "tuhatta henkilöä"
    statistics.tables["11re"].updated = "2026-05-01T05:00:00Z"
    assert fetch().error_code == "units_changed"
    assert fetch(accept_units=True).state == RunState.DONE


def test_one_that_was_broken_off_goes_on_where_it_stopped(
    fetch: Callable[..., ImportRun], statistics: Statistics
) -> None:
    calls = statistics.answer
    posts = 0

    def busy_at_the_second(path: str, body: Any) -> tuple[int, Any]:
        nonlocal posts
        posts += body is not None
        return (500, {}) if body is not None and posts in range(2, 7) else calls(path, body)

    statistics.answer = busy_at_the_second  # type: ignore[method-assign]
    run = fetch()
    assert (run.error_code, run.parts_done) == ("service_busy", 1)
    assert value() is None  # nothing half-visible
    again = fetch()
    assert again.pk == run.pk
    assert (again.state, again.read, posts) == (RunState.DONE, 16, 7)
    assert value() == Decimal(2125)


def test_what_was_read_of_a_table_that_changed_meanwhile_is_read_anew(
    fetch: Callable[..., ImportRun], statistics: Statistics
) -> None:
    run = ImportRun.objects.create(
        source_id="statfin-11re", state=RunState.FAILED, ended_at=now(), error="busy", error_code="service_busy",
        stamp="of before", parts_done=1, read=8,
    )  # fmt: skip
    assert fetch().pk == run.pk
    run.refresh_from_db()
    assert (run.state, run.read) == (RunState.DONE, 16)


def test_two_at_once_are_one(source: Source, fetch: Callable[..., ImportRun]) -> None:
    ImportRun.objects.create(source=source)
    with pytest.raises(AlreadyRunning):
        fetch()


def test_one_whose_worker_died_is_taken_over(
    source: Source, fetch: Callable[..., ImportRun]
) -> None:
    dead = ImportRun.objects.create(source=source, sign_at=now() - SILENCE - timedelta(seconds=1))
    run = fetch()
    assert (run.pk, run.state) == (dead.pk, RunState.DONE)


def test_a_source_of_lower_rank_does_not_replace(
    fetch: Callable[..., ImportRun], source: Source
) -> None:
    fetch()
    Source.objects.filter(pk=source.pk).update(rank=9)
    low = Source.objects.get(key="statfin-file")
    low.recipes.create(key="low", version_id="population-1")
    done = take_file(
        low, b"area;indicator;period;value\n049;population;2025;7\n049;population;2026;8\n"
    )
    assert (done.state, done.added, done.corrected) == (RunState.DONE, 1, 0)
    assert (value(), value(period="2026")) == (Decimal(2125), Decimal(8))


def test_a_file_with_one_cell_twice_is_refused() -> None:
    source = Source.objects.get(key="keha-file")
    line = b"049;unemployment_rate_foreign_citizens;2024;"
    run = take_file(source, b"area;indicator;period;value\n" + line + b"12,5\n" + line + b"13\n")
    assert (run.state, run.error_code) == (RunState.FAILED, "duplicated_cell")
    same = take_file(
        source, b"area;indicator;period;value\n" + line + b"12,5\n" + line + b"12,50\n"
    )
    assert (same.state, same.added) == (RunState.DONE, 1)


def test_the_command_fetches_and_says_what(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    out = StringIO()
    call_command("refresh_statistics", source.key, stdout=out)
    assert "16 read, 4 added, 12 corrected" in out.getvalue()
    call_command("refresh_statistics", source.key, stdout=out)
    assert "nothing new" in out.getvalue()


@pytest.mark.parametrize(
    "arguments", [["nobody"], ["keha-file"], ["--file", "x.csv"], ["statfin-11re", "--file", "x"]]
)
def test_the_command_says_what_it_cannot_do(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("refresh_statistics", *arguments)


def test_the_clock_asks_for_each_table(monkeypatch: pytest.MonkeyPatch, source: Source) -> None:
    asked: list[str] = []
    monkeypatch.setattr(refresh_source, "delay", asked.append)
    refresh_all.run()
    assert asked == [each.key for each in refreshing.due()]
    assert "shipped" not in asked
    asked.clear()
    go_on.run()
    assert asked == []
    ImportRun.objects.create(
        source=source, state=RunState.FAILED, ended_at=now(), error="busy", parts_done=1
    )
    go_on.run()
    assert asked == [source.key]


def test_the_task_fetches_a_table(source: Source) -> None:
    refresh_source.run(source.key)
    assert value() == Decimal(2125)
    refresh_source.run("nobody")
