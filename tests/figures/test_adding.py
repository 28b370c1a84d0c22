"""Adding areas up: sums and never averages, with what they cover, whatever the merger and the status."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from core.clock import now
from figures.models import ImportRun, Observation, RunState, Source
from figures.queries import (
    HIDDEN,
    add_up,
    comparison_of,
    country_series,
    latest_period,
    listed,
    members_of,
    series_of,
    similar_to,
)
from register.models import Municipality
from register.queries import municipalities_under

TODAY = date(2026, 11, 24)
COUNT = st.integers(0, 10_000).map(Decimal)


def reading(area: str, value: Any = None, status: str = "ok", **said: Any) -> Observation:
    return Observation(area=area, value=value, status=status, period="2024", **said)


@given(pairs=st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=8))
def test_a_share_is_that_of_the_sums(pairs: list[tuple[Decimal, Decimal]]) -> None:
    rows = [
        reading(str(n), min(a, b) / b * 100 if b else None, numerator=min(a, b), denominator=b)
        for n, (a, b) in enumerate(pairs)
    ]
    figure = add_up(rows, factor=100, members=len(rows) + 1)
    known = [(min(a, b), b) for a, b in pairs if b]
    if not known:
        assert (figure.value, figure.covered) == (None, 0)
        return
    above = sum((a for a, _ in known), Decimal(0))
    below = sum((b for _, b in known), Decimal(0))
    assert figure.value is not None
    assert abs(figure.value - above / below * 100) < Decimal("0.00001")
    assert (figure.numerator, figure.denominator) == (above, below)
    assert (figure.covered, figure.is_complete) == (len(known), False)


@given(values=st.lists(COUNT, min_size=1), cut=st.integers(0, 20))
def test_counts_add_up_in_any_grouping(values: list[Decimal], cut: int) -> None:
    rows = [reading(str(n), value) for n, value in enumerate(values)]
    parts = [
        add_up(part, factor=None, members=len(part)).value or 0 for part in (rows[:cut], rows[cut:])
    ]
    assert add_up(rows, factor=None, members=len(rows)).value == sum(parts)


def test_an_average_would_be_another_figure() -> None:
    rows = [
        reading("049", Decimal(10), denominator=Decimal(100)),
        reading("078", Decimal(50), denominator=Decimal(900)),
    ]
    figure = add_up(rows, factor=100, members=2)
    assert (figure.value, figure.is_estimate, figure.numerator) == (Decimal(46), True, None)


def test_what_is_not_known_of_one_is_not_counted_and_is_said() -> None:
    rows = [reading("049", Decimal(7), "provisional"), reading("078", None, "secret")]
    figure = add_up(rows, factor=None, members=3)
    assert (figure.value, figure.status, figure.covered, figure.members) == (
        Decimal(7),
        "provisional",
        1,
        3,
    )
    assert add_up(rows[1:], factor=None, members=1).status == "secret"
    assert add_up([], factor=None, members=1).status == "missing"
    assert (
        add_up([reading("049", Decimal(7))], factor=100, members=2).covered == 0
    )  # no denominator


@pytest.mark.parametrize(("value", "status"), [(4, HIDDEN), (5, "ok"), (0, "ok")])
def test_a_small_count_is_hidden(value: int, status: str) -> None:
    figure = add_up([reading("049", Decimal(value))], factor=None, members=1, below=5)
    assert (figure.status, figure.value is None) == (status, status == HIDDEN)


def test_a_share_of_few_is_hidden() -> None:
    few = reading("049", Decimal(30), numerator=Decimal(3), denominator=Decimal(10))
    assert add_up([few], factor=100, members=1, below=5).status == HIDDEN
    assert add_up([few], factor=100, members=1).value == Decimal(30)


def keep(source: str, *rows: tuple[str, int], division: date | None = None) -> None:
    """Let values of the population of 2040 hold, as a fetch of a source would."""
    run = ImportRun.objects.create(
        source_id=source, state=RunState.DONE, ended_at=now(), division_on=division
    )
    for area, value in rows:
        Observation.objects.update_or_create(
            version_id="population-1", level="municipality", area=area, period="2040", dimensions="",
            defaults={"run": run, "value": value},
        )  # fmt: skip


@pytest.fixture
def old_enough(as_the_keeper: None) -> None:
    Source.objects.filter(pk="keha-file").update(hidden_below=5)


@pytest.mark.usefixtures("as_the_keeper")
class TestMergers:
    def test_before_it_the_merged_one_is_added(self) -> None:
        keep("statfin-file", ("507", 5000), ("588", 1500), division=date(2021, 1, 1))
        assert series_of("population", ["507"])["2040"].value == 6500

    def test_where_the_table_has_merged_them_it_is_not_counted_twice(self) -> None:
        keep("statfin-file", ("588", 1500), division=date(2021, 1, 1))
        keep("keha-file", ("507", 6500), division=date(2025, 1, 1))
        assert series_of("population", ["507"])["2040"].value == 6500

    def test_one_alone_is_the_successors(self) -> None:
        keep("statfin-file", ("588", 1500))
        assert series_of("population", ["507"])["2040"].value == 1500


@pytest.mark.usefixtures("as_the_keeper")
def test_an_area_is_what_its_municipalities_are_on_the_day() -> None:
    codes = list(municipalities_under("edc-01", on=TODAY).values_list("code", flat=True))
    people = series_of("population", codes)["2023"]
    assert (people.covered, people.members) == (26, 26)
    share = series_of("share_foreign_language", codes)["2023"]
    assert share.is_estimate and share.is_complete and share.value is not None
    assert 10 < share.value < 30
    assert people.value == sum(
        figure.value or 0 for figure in listed("population", codes, "2023").figures.values()
    )


@pytest.mark.usefixtures("old_enough")
def test_a_sum_does_not_give_a_small_one_away() -> None:
    keep("keha-file", ("049", 3), ("078", 40), ("507", 90))
    found = listed("population", ["049", "078", "507"], "2040")
    hidden = {code for code, figure in found.figures.items() if figure.status == HIDDEN}
    assert hidden == {"049", "078"}
    assert found.together.value == 133


@pytest.mark.usefixtures("db")
def test_a_municipality_stands_beside_its_likes_and_its_areas() -> None:
    espoo = Municipality.objects.get(code="049")
    found = comparison_of(espoo, "share_foreign_language", on=TODAY)
    assert found.own["2025"].value is not None
    assert {"similar", "region", "wellbeing_county", "employment_area", "authority"} <= set(
        found.others
    )
    assert all("2024" in series for series in found.others.values())
    assert "country" in comparison_of(espoo, "population", on=TODAY).others
    assert country_series("population")["2023"].value == 5603851
    assert latest_period("share_foreign_language") == "2025"
    assert series_of("nothing", ["049"]) == {}


@pytest.mark.usefixtures("db")
def test_its_likes_are_of_its_size_and_never_itself() -> None:
    hanko = Municipality.objects.get(code="078")
    likes = Municipality.objects.filter(code__in=similar_to(hanko, on=TODAY))
    assert len(likes) >= 5
    assert all(5_000 <= (each.population or 0) < 10_000 and not each.is_aland for each in likes)
    assert hanko not in likes
    assert "049" in members_of(Municipality.objects.get(code="235"), on=TODAY)["employment_area"]


@pytest.mark.usefixtures("db")
def test_many_cost_no_more_questions_than_one() -> None:
    costs = []
    for codes in (["049"], ["049", "078", "507"]):
        with CaptureQueriesContext(connection) as asked:
            series_of("share_foreign_language", codes)
            listed("population", codes, "2023")
        costs.append(len(asked))
    assert costs[0] == costs[1]
