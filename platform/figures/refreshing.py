"""Fetching a table: learn its state, read it part by part, let all of it hold at once. What was read survives a crash."""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from django.db import transaction

from core.clock import now
from core.errors import Refusal
from figures.connectors.addresses import service_named
from figures.connectors.areas import Country
from figures.connectors.pxweb import PxWeb
from figures.connectors.sotkanet import Sotkanet
from figures.connectors.tables import rows_of_file
from figures.connectors.trying import Caller
from figures.contracts import Part, Row, TableState, Wanted
from figures.errors import AlreadyRunning, UnitsChanged
from figures.incoming import publish, stage
from figures.models import Connector, ImportRun, RunState, Source
from register.models import Municipality, MunicipalitySuccession

Pause = Callable[[float], None]
# After these what was read is kept, and the next try goes on from there.
PASSING = {"service_busy", "no_reply", "host_not_found"}


class Table(Protocol):
    """A table of some service, as the connectors give it."""

    def state(self) -> TableState: ...

    def rows(self, part: Part) -> tuple[list[Row], Mapping[str, str]]: ...


def refresh(
    source: Source, *, again: bool = False, accept_units: bool = False, pause: Pause = time.sleep
) -> ImportRun:
    """Fetch a source's table if the publisher has something new, or `again`; return how it went, a refusal included.

    Raises AlreadyRunning.
    """
    run = _begin(source)
    try:
        _fetch(run, _table_of(source, pause), again=again, accept_units=accept_units)
    except Refusal as refusal:
        _fail(run, refusal)
    return run


def take_file(source: Source, content: bytes) -> ImportRun:
    """Take in a file of figures, all of it or nothing; return how it went.

    Raises AlreadyRunning.
    """
    run = _begin(source)
    try:
        rows = rows_of_file(content, wanted=wanted_of(source), country=country())
        run.division_on = country().division_of(row.area for row in rows)
        with transaction.atomic():
            run.read = stage(run, rows)
            publish(run)
            _end(run, RunState.DONE)
    except Refusal as refusal:
        _fail(run, refusal)
    return run


def country() -> Country:
    """Return the municipalities of the register with their mergers."""
    codes = Municipality.objects.values_list("code", flat=True)
    return Country(
        frozenset(codes),
        dict(MunicipalitySuccession.objects.values_list("predecessor", "on")),
    )


def wanted_of(source: Source) -> list[Wanted]:
    """Return what is read from a source."""
    recipes = source.recipes.select_related("version")
    return [
        Wanted(each.version_id, each.terms, each.version.factor, each.version.may_be_negative)
        for each in recipes
    ]


def _table_of(source: Source, pause: Pause) -> Table:
    caller = Caller(service_named(source.service), pause=pause)
    if source.connector == Connector.SOTKANET:
        return Sotkanet(caller, source.table, wanted_of(source), country())
    return PxWeb(caller, source.folder, source.table, wanted_of(source), country())


def _begin(source: Source) -> ImportRun:
    """Begin a fetch, or go on with one that was broken off."""
    with transaction.atomic():
        Source.objects.select_for_update(of=["self"], no_key=True).get(pk=source.pk)
        last = source.runs.first()
        if last is not None and last.state == RunState.RUNNING and not last.has_fallen_silent:
            raise AlreadyRunning
        goes_on = last is not None and (
            last.state == RunState.RUNNING or (last.state == RunState.FAILED and last.parts_done)
        )
        run = last if last is not None and goes_on else ImportRun(source=source)
        run.state, run.sign_at, run.ended_at = RunState.RUNNING, now(), None
        run.error = run.error_code = ""
        run.licence = source.data_source.licence
        run.save()
    return run


def _fetch(run: ImportRun, table: Table, *, again: bool, accept_units: bool) -> None:
    state = table.state()
    before = run.source.runs.filter(state=RunState.DONE).first()
    stamp = _stamp(run.source, state)
    if run.stamp != stamp:
        _start_over(run)
    run.stamp, run.published, run.division_on = stamp, state.published, state.division_on
    run.passed_over, run.parts = state.passed_over, len(state.parts)
    if before is not None and before.stamp == stamp and state.published and not again:
        _end(run, RunState.UNCHANGED)
        return
    known = {} if before is None or accept_units else dict(before.units)
    for part in state.parts[run.parts_done :]:
        rows, units = table.rows(part)
        _check_units(known, units)
        with transaction.atomic():
            run.read += stage(run, rows)
            run.units |= units
            run.parts_done += 1
            run.sign_at = now()
            run.save()
    with transaction.atomic():
        publish(run)
        _end(run, RunState.DONE)


def _stamp(source: Source, state: TableState) -> str:
    said = (state.published, wanted_of(source), sorted(state.areas), state.parts)
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _check_units(known: Mapping[str, str], units: Mapping[str, str]) -> None:
    for code, unit in units.items():
        if known.get(code, unit) != unit:
            raise UnitsChanged(known[code], unit)


def _start_over(run: ImportRun) -> None:
    run.incoming.all().delete()
    run.parts_done = run.read = 0
    run.units = {}


def _end(run: ImportRun, state: RunState) -> None:
    run.state, run.ended_at, run.sign_at = state, now(), now()
    run.save()


def _fail(run: ImportRun, refusal: Refusal) -> None:
    with transaction.atomic():
        if refusal.code not in PASSING:
            _start_over(run)
        run.error, run.error_code = refusal.message, refusal.code
        _end(run, RunState.FAILED)


def due() -> Sequence[Source]:
    """Return the sources that are fetched by themselves, in their order."""
    return list(Source.objects.exclude(connector=Connector.FILE))
