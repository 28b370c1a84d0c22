"""Taking in a table of 308 areas, 10 years and 20 groups, from the reply's bytes to what holds, beside COPY of the same rows."""

import itertools
import json
import os
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import django

from bench.timing import in_turn, peak_mb, tell

ROUNDS = 3
YEARS, GROUPS = range(2010, 2020), range(20)
COPY = """
COPY figures_observation (run_id, version_id, level, area, period, dimensions, value, numerator, denominator, status) FROM STDIN
"""


def main() -> dict[str, float]:
    from core.connection import bound_connection
    from tenants.context import as_administrator
    from tenants.database.binding import shared_binding

    bound_connection().bind(shared_binding("front"))
    with as_administrator():
        return measured()


def measured() -> dict[str, float]:
    from django.db import connection, transaction

    from figures.incoming import publish, stage
    from figures.models import ImportRun
    from register.models import Municipality

    codes = [
        f"KU{code}" for code in Municipality.objects.on(today()).values_list("code", flat=True)
    ]
    reply = json.dumps(document(codes)).encode()
    before = peak_mb(os.getpid())

    def undone(action: Callable[[ImportRun], Any]) -> Callable[[], None]:
        def act() -> None:
            with transaction.atomic():
                action(ImportRun.objects.create(source_id="statfin-file"))
                transaction.set_rollback(True)

        return act

    def take_in(run: ImportRun) -> None:
        assert stage(run, rows_of(json.loads(reply, parse_float=Decimal))) == count
        publish(run)
        assert run.added == count

    def copy(run: ImportRun) -> None:
        with connection.cursor() as cursor, cursor.copy(COPY) as lines:
            for row in rows:
                lines.write_row((run.pk, *row))

    count = len(codes) * len(YEARS) * len(GROUPS)
    undone(take_in)()
    memory = peak_mb(os.getpid()) - before
    rows = list(rows_of(json.loads(reply, parse_float=Decimal)))
    taken, copied = in_turn(undone(take_in), undone(copy), rounds=ROUNDS)
    return {
        "figures_import_ratio": taken / copied,
        "figures_import_us": taken / count * 1e6,
        "figures_import_mb": memory,
    }


def today() -> Any:
    from core.clock import today as day

    return day()


def document(codes: list[str]) -> dict[str, Any]:
    """Return a reply of a PxWeb service."""
    ids = {
        "alue": codes,
        "ryhma": [str(n) for n in GROUPS],
        "timeperiod_y": [str(y) for y in YEARS],
        "contentscode": ["n"],
    }
    size = [len(values) for values in ids.values()]
    return {
        "id": list(ids), "size": size, "value": [number % 9973 for number in range(size[0] * size[1] * size[2])],
        "dimension": {name: {"category": {"index": {v: n for n, v in enumerate(values)}}} for name, values in ids.items()},
    }  # fmt: skip


def rows_of(reply: Any) -> Any:
    """Give the rows of a reply, each group a breakdown of its own."""
    from figures.connectors.areas import Country
    from figures.connectors.computing import row_of
    from figures.connectors.cubes import cube_of
    from figures.contracts import Wanted

    cube = cube_of(reply)
    codes = reply["dimension"]["alue"]["category"]["index"]
    country = Country(frozenset(code[2:] for code in codes), {})
    wanted = Wanted("population-1", {"value": [{"where": {}}]})
    for code, group, year in itertools.product(codes, GROUPS, YEARS):
        place = country.place(code)
        assert place is not None
        cell = cube.cells[code, str(group), str(year), "n"]
        row = row_of(wanted, (*place, str(year)), lambda _where, cell=cell: cell)
        yield row._replace(dimensions=f"group={group}")


if __name__ == "__main__":
    django.setup()
    tell(main())
