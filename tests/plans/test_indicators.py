"""Indicators are chosen with their source, and their values are followed year by year."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from catalogue.queries import suggested_definitions
from plans.models import Indicator, IndicatorValue, Objective
from plans.monitoring.figures import finding_of
from plans.monitoring.services import record_value
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_indicator, make_objective, make_plan
from tests.plans.pages import opened, travels


@pytest.fixture
def objective(espoo: Workspace, aino: User) -> Objective:
    with inside(espoo):
        return make_objective(make_plan(aino), aino)


@pytest.fixture
def indicator(espoo: Workspace, aino: User, objective: Objective) -> Indicator:
    with inside(espoo):
        return make_indicator(objective, aino, baseline="49.6", baseline_year=2022, target="60")


@pytest.mark.checklist("C6.2")
def test_all_nine_suggested_kinds_can_be_picked(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/indicators/add/"
    page = coordinator.get(path).content.decode()
    with inside(espoo):
        suggested = suggested_definitions()
    assert {each.suggested_number for each in suggested} == set(range(1, 10))
    for number in range(1, 10):
        definition = next(each for each in suggested if each.suggested_number == number)
        assert f"definition={definition.key}" in page
        form = coordinator.get(f"{path}?definition={definition.key}")
        assert form.status_code == 200
        sent = travels(form) | {
            "name": definition.name,
            "unit": definition.unit,
            "direction": definition.direction,
            "source": definition.source_note,
        }
        assert sent["definition"] == definition.key
        assert coordinator.post(path, sent).status_code == 302
    with inside(espoo):
        chosen = {
            each.definition.suggested_number for each in Indicator.objects.all() if each.definition
        }
    assert chosen == set(range(1, 10))


@pytest.mark.checklist("C6.3")
def test_the_catalogue_fills_name_unit_direction_and_source_in_the_plans_language(
    objective: Objective, coordinator: Visitor
) -> None:
    path = (
        f"/objectives/{objective.pk}/indicators/add/?definition=unemployment_rate_foreign_citizens"
    )
    page = coordinator.get(path).content.decode()
    assert 'value="Ulkomaan kansalaisten työttömyysaste"' in page
    assert 'value="Työnvälitystilasto, taulu 12tg"' in page
    assert '<option value="down" selected>' in page


def test_an_indicator_of_ones_own_needs_no_catalogue(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/indicators/add/"
    assert coordinator.get(f"{path}?definition=own").status_code == 200
    sent = {"name": "Own", "source": "Our survey", "direction": "up", "version": 0}
    page = coordinator.post(path, sent, htmx=True).content.decode()
    assert f'id="in-{objective.pk}" hx-swap-oob="true"' in page
    second = coordinator.post(path, sent | {"name": "Other"}, htmx=True).content.decode()
    assert f'hx-swap-oob="beforeend:#ib-{objective.pk}"' in second
    with inside(espoo):
        assert [each.name for each in Indicator.objects.all()] == ["Own", "Other"]


def test_an_indicator_is_changed_in_its_row(indicator: Indicator, coordinator: Visitor) -> None:
    path = f"/indicators/{indicator.pk}/edit/"
    part = coordinator.get(path, htmx=True)
    assert part.content.decode().lstrip().startswith(f'<tr id="i-{indicator.pk}"><td colspan="5">')
    assert 'value="49.6"' in part.content.decode()
    sent = travels(part) | {
        "name": "New",
        "source": "Statistics",
        "direction": "up",
        "baseline": "50",
        "baseline_year": "2023",
    }
    row = coordinator.post(path, sent, htmx=True).content.decode()
    assert row.lstrip().startswith(f'<tr id="i-{indicator.pk}">')
    assert "New</a>" in row


@pytest.mark.checklist("C6.1")
def test_the_indicators_page_draws_its_values_against_the_target(
    indicator: Indicator, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    empty = words_of(coordinator.get(f"/indicators/{indicator.pk}/"))
    assert "There are no values yet" in empty
    with inside(espoo):
        record_value(indicator, 2024, by=aino, value="51")
        record_value(indicator, 2025, by=aino, value="51.8")

    answer = coordinator.get(f"/indicators/{indicator.pk}/")

    words = words_of(answer)
    assert "51.8 % in 2025: 8.2 percentage points from the target" in words
    assert "Target 60" in words
    assert "Aino Virtanen" in words
    assert answer.content.decode().count("<svg") > 2


@pytest.mark.parametrize(
    ("direction", "value", "words"),
    [
        ("up", "60", "the target has been reached"),
        ("up", "59", "1 percentage point from the target"),
        ("down", "59", "the target has been reached"),
        ("down", "61.5", "1.5 percentage points from the target"),
    ],
)
def test_the_finding_knows_which_way_is_better(
    direction: str, value: str, words: str, indicator: Indicator, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        indicator.direction = direction
        indicator.target = Decimal(60)
        record_value(indicator, 2025, by=aino, value=Decimal(value))
        assert words in finding_of(indicator)


@pytest.mark.checklist("C6.1")
def test_values_are_added_corrected_and_removed(
    indicator: Indicator, espoo: Workspace, coordinator: Visitor
) -> None:
    add = f"/indicators/{indicator.pk}/values/add/"
    assert coordinator.post(add, {"year": "2024", "value": "51.0", "version": 0}).status_code == 302
    with inside(espoo):
        value = IndicatorValue.objects.get()
    edit = f"/values/{value.pk}/edit/"
    sent = opened(coordinator, edit) | {"year": "2024", "value": "51.8", "note": "Revised"}

    answer = coordinator.post(edit, sent, htmx=True)

    assert answer["HX-Refresh"] == "true"
    with inside(espoo):
        changed = IndicatorValue.objects.get()
    assert (changed.value, changed.note, changed.version) == (Decimal("51.8"), "Revised", 2)
    remove = f"/values/{value.pk}/remove/"
    assert coordinator.post(remove, opened(coordinator, remove)).status_code == 302
    with inside(espoo):
        assert not IndicatorValue.objects.exists()


def test_a_ratio_is_counted_from_its_parts(
    indicator: Indicator, espoo: Workspace, coordinator: Visitor
) -> None:
    sent = {"year": "2025", "value": "", "numerator": "518", "denominator": "1000", "version": 0}
    assert coordinator.post(f"/indicators/{indicator.pk}/values/add/", sent).status_code == 302
    with inside(espoo):
        value = IndicatorValue.objects.get()
    assert (value.value, value.numerator, value.denominator) == (
        Decimal("51.8"),
        Decimal(518),
        Decimal(1000),
    )


def test_the_page_asks_as_much_for_three_values_as_for_one(
    indicator: Indicator, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    coordinator.get(f"/indicators/{indicator.pk}/")  # what is asked once and kept is not counted
    asked = []
    for years in ([2020], [2021, 2022]):
        with inside(espoo):
            for year in years:
                record_value(indicator, year, by=aino, value=year)
        with CaptureQueriesContext(connection) as queries:
            assert coordinator.get(f"/indicators/{indicator.pk}/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1], asked
