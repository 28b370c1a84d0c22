"""What the reported plans aim at, and what they leave out."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regional.contracts import Assessment, ElementPart, ElementState, GoalPart
from regional.queries.coverage import Contents, Line, contents_of
from tenants.context import over_region
from tenants.models import Officer
from tests.regional.browsing import get, words_of
from tests.regional.makers import (
    ELEMENTS,
    at,
    make_indicator,
    make_objective,
    returned,
    sent,
)
from tests.regional.seeing import seen

pytestmark = pytest.mark.checklist("R4")
PROGRAMME = "government-integration-programme-2024-2027"
WORK = GoalPart(framework=PROGRAMME, goal=f"{PROGRAMME}-2-1", number="2.1", text="Work")
TODAY = date(2026, 5, 4)


def contents(on: date = TODAY) -> Contents:
    found = seen(on)
    with over_region():
        return contents_of(found)


def line(lines: tuple[Line, ...], key: str) -> Line:
    return next(one for one in lines if one.key == key)


def test_goals_groups_and_themes_are_counted_by_municipality(
    in_may: time_machine.Traveller,
) -> None:
    for_work = make_objective(goals=(WORK,), assessment=Assessment.REACHED)
    sent("049", objectives=(for_work, for_work))
    sent("078", objectives=(make_objective(goals=(), target_groups=("children",)),))
    found = contents()
    assert (found.reports, found.municipalities) == (2, 2)
    work = line(found.frameworks[0].lines, WORK.goal)
    assert (len(work.served), work.whole) == (1, 2)
    assert (work.objectives, work.reached, work.measures) == (2, 2, 2)
    assert [row.municipality.code for row in work.left_out] == ["078"]
    assert len(line(found.themes, "employment").served) == 2
    unserved = {one.key for one in found.unserved}
    assert {"families", "older_people"} <= unserved
    assert not unserved & {"children", "working_age"}


def test_what_is_missing_comes_with_the_commonest_first(in_may: time_machine.Traveller) -> None:
    missing = [ElementPart(code=f"E{n}", name="x", state=ElementState.MISSING) for n in (1, 2)]
    excused = make_indicator(values=(), reason_code="not_available")
    sent("049", elements=(*missing, *ELEMENTS[2:]))
    sent(
        "078",
        elements=(*ELEMENTS[:1], missing[1], *ELEMENTS[2:]),
        objectives=(make_objective(indicators=(excused,)),),
    )
    found = contents()
    assert [one.key for one in found.missing] == ["checklist/E2", "checklist/E1"]
    assert [(one.name, len(one.served)) for one in found.reasons] == [("Not available", 1)]


def test_only_the_newest_revision_counts(in_may: time_machine.Traveller, pekka: Officer) -> None:
    returned(sent("049"), by=pekka, correction_due=date(2026, 6, 30))
    with at(2026, 5, 20, 12):
        sent("049", objectives=(make_objective(theme="housing"),))
        found = contents(date(2026, 5, 20))
    assert found.reports == 1
    assert len(line(found.themes, "housing").served) == 1
    assert not line(found.themes, "employment").served


def test_a_past_day_knows_nothing_of_what_came_later(in_may: time_machine.Traveller) -> None:
    with at(2026, 5, 20, 12):
        sent("049")
        assert contents(date(2026, 5, 19)).municipalities == 0
        assert contents(date(2026, 5, 20)).municipalities == 1


def statements() -> int:
    found = seen(TODAY)
    with over_region(), CaptureQueriesContext(connection) as asked:
        contents_of(found)
    return len(asked)


def test_contents_are_asked_for_as_often_for_one_report_as_for_three(
    in_may: time_machine.Traveller,
) -> None:
    sent("049")
    one = statements()
    for code in ("078", "257"):
        sent(code)
    assert statements() == one


def test_the_page_and_the_file_tell_of_it(sanna: Client) -> None:
    assert "No report had been received by then" in words_of(get(sanna, "contents/"))
    sent("049", objectives=(make_objective(goals=(WORK,)),))
    sent("078")
    page = words_of(get(sanna, "contents/")).replace("\xa0", " ")
    assert "From the newest reports of 2 municipalities of 26." in page
    assert (
        "2.1 Integration in Finland happens through work 1 without it Hanko 1/2 50 % 1 0 1" in page
    )
    assert "Nobody's objectives are for these groups Children" in page
    text = get(sanna, "contents.csv").content.decode()
    assert "Target groups;Working-age people;2;2;2;0;2;" in text
    assert get(sanna, "contents.xlsx").content.startswith(b"PK")
