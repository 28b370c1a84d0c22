"""An indicator of Sotkanet over real HTTP: found by its title, year by year."""

from decimal import Decimal
from typing import Any

import pytest

from figures.connectors.sotkanet import Sotkanet
from figures.contracts import Row, Wanted
from figures.errors import FiguresRefused, MalformedReply, TableGone
from tests.figures.asking import COUNTRY, caller_of
from tests.figures.server import Statistics

PER_CENT = Wanted(
    "share_foreign_language-1", {"value": [{"where": {}, "scale": "0.1"}]}, factor=100
)
REGIONS = [
    {"id": 20, "code": "049", "category": "KUNTA", "title": {"fi": "Espoo"}},
    {"id": 999, "code": "999", "category": "KUNTA", "title": {"fi": "Muu"}},
    {"id": 488, "code": "01", "category": "MAAKUNTA", "title": {"fi": "Uusimaa"}},
    {"id": 658, "code": "358", "category": "MAA", "title": {"fi": "Koko maa"}},
]


def line(region: int, year: int, value: Any, **said: Any) -> dict[str, Any]:
    return {
        "indicator": 187,
        "region": region,
        "year": year,
        "gender": "total",
        "value": value,
    } | said


@pytest.fixture
def sotkanet(statistics: Statistics) -> Statistics:
    statistics.regions = REGIONS
    statistics.indicators = [
        {"id": 3, "title": {"fi": "Jotain muuta"}, "range": {"start": 2000, "end": 2024}},
        {
            "id": 187,
            "title": {"fi": "Vieraskielisiä / 1 000 asukasta", "sv": "Främmande språk"},
            "range": {"start": 1990, "end": 2024},
            "data-updated": "2026-05-02",
        },
    ]
    statistics.data = [
        line(20, 2024, 215.5),
        line(658, 2024, 104),
        line(20, 2023, None),
        line(999, 2024, 1),
        line(488, 2024, 2),
    ]
    return statistics


def asked(statistics: Statistics, title: str = "vieraskielisia / 1 000 asukasta") -> Sotkanet:
    return Sotkanet(caller_of(statistics, "/rest/1.1"), title, [PER_CENT], COUNTRY)


def rows(found: Sotkanet) -> list[Row]:
    return [row for part in found.state().parts for row in found.rows(part)[0]]


def test_an_indicator_is_found_by_its_title_and_read(sotkanet: Statistics) -> None:
    found = asked(sotkanet)
    assert {(row.level, row.area, row.period, row.value, row.status) for row in rows(found)} == {
        ("municipality", "049", "2024", Decimal("21.55"), "ok"),
        ("country", "", "2024", Decimal("10.4"), "ok"),
        ("municipality", "049", "2023", None, "missing"),
    }
    assert found.state().published == "2026-05-02"


def test_years_are_parameters_of_their_own(sotkanet: Statistics) -> None:
    rows(asked(sotkanet))
    questions = [path for path in sotkanet.asked if "/json?" in path]
    assert len(questions) == 3
    assert questions[0].count("years=") == 5


def test_an_indicator_that_is_gone(sotkanet: Statistics) -> None:
    with pytest.raises(TableGone):
        asked(sotkanet, "Ei ole").state()


@pytest.mark.parametrize(
    "wrong", [[{}], {"a": 1}, [line(20, 2024, "kaksi")], ["text"], [line(20, 2024, 10**18)]]
)
def test_data_that_is_not_as_promised(
    sotkanet: Statistics, wrong: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = asked(sotkanet)
    parts = found.state().parts
    monkeypatch.setattr(sotkanet, "answer", lambda _path, _body: (200, wrong))
    with pytest.raises(FiguresRefused):
        found.rows(parts[0] if wrong != [line(20, 2024, 10**18)] else parts[-1])


@pytest.mark.parametrize("changed", [{"id": "x"}, {"range": None}, {"range": {"start": 2000}}])
def test_an_indicator_that_is_not_as_promised(
    sotkanet: Statistics, changed: dict[str, Any]
) -> None:
    sotkanet.indicators[1] |= changed
    with pytest.raises(MalformedReply):
        asked(sotkanet).state()
