"""A PxWeb table over real HTTP: found by meaning, within the service's limits, in every spelling; and all that can be wrong."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from figures.contracts import Part, Wanted
from figures.errors import FiguresRefused, MalformedReply, NotBelievable, TableChanged, TableGone
from tests.figures.asking import all_rows, table_of
from tests.figures.server import Statistics, Table, population, variable

AREAS = ["KU049", "KU078", "MK01"]
YEARS = ["2008", "2023", "2024"]
OF_SHARE = Wanted(
    "share-1",
    {
        "numerator": [{"where": {"language": ["02", "Vieraskieliset yhteensä"]}}],
        "denominator": [{"where": {}}],
    },
    factor=100,
)


def languages(value: Any) -> Table:
    table = population(AREAS, YEARS, value)
    codes, texts = ["SSS", "01", "02"], ["Yhteensä", "Kotimaiset", "VIERASKIELISET YHTEENSÄ"]
    table.variables.insert(1, variable("kieli_3_20250101", codes, texts, elimination=True))
    return table


def test_variables_are_found_whatever_their_codes(statistics: Statistics) -> None:
    new = population(AREAS, YEARS, lambda _at: 7)
    old = Table(
        [
            variable("Alue", ["SSS", *AREAS]),
            variable("Vuosi", YEARS),
            variable("Tiedot", ["vaesto"]),
        ],
        lambda _at: 7,
    )
    for table in (new, old):
        statistics.tables = {"11re": table}
        rows = all_rows(table_of(statistics))
        assert {(row.level, row.area, row.period, row.value) for row in rows} == {
            (*place, year, Decimal(7))
            for place in (("country", ""), ("municipality", "049"), ("municipality", "078"))
            for year in ("2023", "2024")
        }


def test_a_table_is_found_under_its_old_long_id(statistics: Statistics) -> None:
    statistics.tables = {"statfin_vaerak_pxt_11re": population(AREAS, YEARS)}
    assert table_of(statistics).state().published == "2026-04-01T05:00:00Z"


def test_what_the_publisher_says_is_kept(statistics: Statistics) -> None:
    statistics.tables = {"11re": population([*AREAS, "KU507"], YEARS)}
    state = table_of(statistics).state()
    assert (state.passed_over, state.division_on) == (1, date(2025, 1, 1))
    statistics.tables = {"11re": population([*AREAS, "KU507", "KU588"], YEARS)}
    assert table_of(statistics).state().division_on is None


def test_no_call_asks_for_more_cells_than_the_service_gives(statistics: Statistics) -> None:
    statistics.tables = {"11re": population(AREAS, YEARS)}
    for cells, calls in ((1000, 1), (3, 2), (2, 4), (1, 6)):
        statistics.config["maxCells"] = cells
        found = table_of(statistics)
        assert len(found.state().parts) == calls
        assert len(all_rows(found)) == 6


def test_limits_are_learned_from_the_service(statistics: Statistics) -> None:
    statistics.config = {"maxValues": 9, "maxCells": 9, "maxCalls": 40, "timeWindow": 60}
    statistics.tables = {"11re": population(AREAS, YEARS)}
    found = table_of(statistics)
    found.state()
    assert (found.cells, found.caller.calls, found.caller.window) == (9, 40, 60.0)


def test_a_share_is_computed_from_its_sums(statistics: Statistics) -> None:
    statistics.tables = {
        "11rm": languages(lambda at: 30 if at["kieli_3_20250101"] == "02" else 400)
    }
    row = next(r for r in all_rows(table_of(statistics, OF_SHARE, table="11rm")) if r.area == "049")
    assert (row.value, row.numerator, row.denominator) == (
        Decimal("7.5"),
        Decimal(30),
        Decimal(400),
    )


def test_what_is_left_is_the_whole_without_a_part(statistics: Statistics) -> None:
    others = Wanted("x", {"value": [{"where": {}}, {"sign": -1, "where": {"language": ["01"]}}]})
    statistics.tables = {
        "11rm": languages(lambda at: 370 if at["kieli_3_20250101"] == "01" else 400)
    }
    assert all_rows(table_of(statistics, others, table="11rm"))[0].value == 30


def test_nobody_to_divide_by_is_missing(statistics: Statistics) -> None:
    statistics.tables = {"11rm": languages(lambda _at: 0)}
    assert {row.status for row in all_rows(table_of(statistics, OF_SHARE, table="11rm"))} == {
        "missing"
    }


@pytest.mark.parametrize("spelling", ["dense", "sparse", "listed", "text"])
def test_every_spelling_of_values_says_the_same(statistics: Statistics, spelling: str) -> None:
    table = population(AREAS, YEARS, lambda at: None if at["alue_23_20260101"] == "KU078" else 12.5)
    table.spelling = spelling
    statistics.tables = {"11re": table}
    found = {(row.area, row.value, row.status) for row in all_rows(table_of(statistics))}
    assert found == {
        ("", Decimal("12.5"), "ok"),
        ("049", Decimal("12.5"), "ok"),
        ("078", None, "missing"),
    }


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("*", ["provisional"] * 6),
        (["...", "", "*", "", "", ""], ["secret", "ok", "provisional", "ok", "ok", "ok"]),
        ({"1": "...", "4": "p"}, ["ok", "secret", "ok", "ok", "provisional", "ok"]),
    ],
    ids=["text", "list", "object"],
)
def test_every_spelling_of_statuses_is_read(
    statistics: Statistics, status: Any, expected: list[str]
) -> None:
    table = population(AREAS, YEARS)
    table.status = status
    statistics.tables = {"11re": table}
    assert [row.status for row in all_rows(table_of(statistics))] == expected


@pytest.mark.parametrize(
    ("value", "status"),
    [("...", "secret"), ("..", "missing"), (".", "missing"), ("-", "ok"), ("12,5*", "provisional")],
)
def test_marks_in_place_of_values_are_told_apart(
    statistics: Statistics, value: str, status: str
) -> None:
    statistics.tables = {"11re": population(AREAS, YEARS, lambda _at: value)}
    assert {row.status for row in all_rows(table_of(statistics))} == {status}


def test_a_share_of_something_secret_is_secret(statistics: Statistics) -> None:
    statistics.tables = {
        "11rm": languages(lambda at: "..." if at["kieli_3_20250101"] == "02" else 400)
    }
    row = all_rows(table_of(statistics, OF_SHARE, table="11rm"))[0]
    assert (row.value, row.numerator, row.denominator, row.status) == (
        None,
        None,
        Decimal(400),
        "secret",
    )


@pytest.mark.parametrize("value", [10**18, -1, 1e300, "1e400", True, "kaksi", {"a": 1}])
def test_a_value_that_cannot_be_is_refused(statistics: Statistics, value: Any) -> None:
    statistics.tables = {"11re": population(AREAS, YEARS, lambda _at: value)}
    with pytest.raises((NotBelievable, MalformedReply)):
        all_rows(table_of(statistics))


def test_a_share_above_a_hundred_is_refused(statistics: Statistics) -> None:
    statistics.tables = {"11re": population(AREAS, YEARS, lambda _at: 101)}
    with pytest.raises(NotBelievable):
        all_rows(table_of(statistics, Wanted("s", {"value": [{"where": {}}]}, factor=100)))


def test_a_table_that_vanished(statistics: Statistics) -> None:
    with pytest.raises(TableGone, match="11re"):
        table_of(statistics).state()


@pytest.mark.parametrize(
    "variables",
    [
        [variable("alueet_uudet", ["KU049"]), variable("timeperiod_y", YEARS)],
        [
            variable("alue_1", ["KU049"]),
            variable("alue_2", ["KU049"]),
            variable("timeperiod_y", YEARS),
        ],
        [variable("alue_1", ["KU049"]), variable("hetki", YEARS)],
        [variable("alue_1", ["KU999"]), variable("timeperiod_y", YEARS)],
        [
            variable("alue_1", ["KU049"]),
            variable("timeperiod_y", YEARS),
            variable("uusi", ["a", "b"]),
        ],
    ],
    ids=["renamed", "twice", "no time", "no municipality", "a new one without a whole"],
)
def test_a_table_whose_variables_changed(
    statistics: Statistics, variables: list[dict[str, Any]]
) -> None:
    statistics.tables = {"11re": Table(variables, lambda _at: 1)}
    with pytest.raises(TableChanged):
        table_of(statistics).state()


def test_a_value_that_is_wanted_and_no_more_there(statistics: Statistics) -> None:
    statistics.tables = {"11re": population(AREAS, YEARS)}
    wanted = Wanted("x", {"value": [{"where": {"sex": ["Muut"]}}]})
    with pytest.raises(TableChanged, match="Muut"):
        table_of(statistics, wanted).state()


@pytest.mark.parametrize(
    "reply",
    [
        {},
        [],
        {"id": ["alue_23_20260101"], "size": [3], "dimension": {}, "value": []},
        {"columns": [{"code": "Alue"}], "data": [{"key": ["KU049", "x"], "values": ["1"]}]},
    ],
)
def test_a_reply_that_is_no_table(
    statistics: Statistics, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    statistics.tables = {"11re": population(AREAS, YEARS)}
    monkeypatch.setattr(statistics, "_cube", lambda _table, _body: (200, reply))
    with pytest.raises(FiguresRefused):
        all_rows(table_of(statistics))


def test_a_reply_with_fewer_values_than_it_says(
    statistics: Statistics, monkeypatch: pytest.MonkeyPatch
) -> None:
    statistics.tables = {"11re": population(AREAS, YEARS)}
    written = statistics.written
    monkeypatch.setattr(
        statistics, "written", lambda t, chosen, values: written(t, chosen, values[:-1])
    )
    with pytest.raises(MalformedReply):
        all_rows(table_of(statistics))


def test_the_unit_is_told(statistics: Statistics) -> None:
    statistics.tables = {"11re": population(AREAS, YEARS)}
    found = table_of(statistics)
    found.state()
    assert found.rows(Part(("2024",), ("KU049",)))[1] == {"vaesto": "lukumäärä"}
