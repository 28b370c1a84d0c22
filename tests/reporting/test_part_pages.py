"""Pages of a report's parts: filled in, written, compared, withdrawn; who opened it is shown."""

import pytest

from accounts.models import User
from regional.models import AccessEvent
from regional.services.access import note_opening
from reporting.models import Chapter, Report, ReportObstacle, Submission
from tenants.context import inside, over_region
from tenants.models import Officer, Workspace
from tests.plans.conftest import Visitor
from tests.regional.makers import coverage_of
from tests.reporting.makers import send
from tests.reporting.pages import at

pytestmark = pytest.mark.usefixtures("in_may")  # before anybody's role begins


def test_a_part_is_changed_on_its_page_and_the_others_stay_filled_in(
    visitor: Visitor, report: Report
) -> None:
    page = visitor.get(at(report, "parts"))
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"text-funding": "Rahat riittivät.", "version": report.version}
    data |= {"base": page.context["base"]}
    assert visitor.post(at(report, "parts"), data).status_code == 302
    assert [(row.code, row.text) for row in Chapter.objects.all()] == [
        ("funding", "Rahat riittivät.")
    ]
    shown = visitor.get(at(report)).content.decode()
    assert "Rahat riittivät." in shown
    assert "From the plan and its monitoring" in shown


def test_two_people_who_write_the_parts_see_both_texts(visitor: Visitor, report: Report) -> None:
    page = visitor.get(at(report, "parts"))
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"version": report.version, "base": page.context["base"]}
    first = visitor.post(at(report, "parts"), data | {"text-funding": "Ensimmäinen"})
    assert first.status_code == 302
    second = visitor.post(at(report, "parts"), data | {"text-funding": "Toinen"})
    assert second.status_code == 409
    assert "Toinen" in second.content.decode()
    assert Chapter.objects.get().text == "Ensimmäinen"


def test_a_written_part_with_a_reason_is_asked_again(visitor: Visitor, report: Report) -> None:
    data = {"text-funding": "Riitti", "reason-funding": "later", "version": report.version}
    page = visitor.post(at(report, "parts"), data)
    assert page.status_code == 422
    assert "not both" in page.content.decode()
    assert not Chapter.objects.exists()


def test_an_untouched_part_may_be_left_open_without_emptying_it(
    visitor: Visitor, report: Report
) -> None:
    form = visitor.get(at(report, "parts")).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"reason-goals": "not_available", "version": report.version}
    assert visitor.post(at(report, "parts"), data).status_code == 302
    assert [(row.code, row.reason_code_id) for row in Chapter.objects.all()] == [
        ("goals", "not_available")
    ]


def test_obstacles_are_named_and_taken_off(visitor: Visitor, report: Report) -> None:
    data = {"named-housing": "on", "text-housing": "Vuokrat", "version": report.version}
    assert visitor.post(at(report, "obstacles"), data).status_code == 302
    assert ReportObstacle.objects.get().text == "Vuokrat"
    report.refresh_from_db()
    assert visitor.post(at(report, "obstacles"), {"version": report.version}).status_code == 302
    assert not ReportObstacle.objects.exists()


def test_words_without_their_obstacle_are_asked_about(visitor: Visitor, report: Report) -> None:
    page = visitor.post(at(report, "obstacles"), {"text-housing": "Vuokrat", "version": 1})
    assert page.status_code == 422
    assert "Choose the obstacle too" in page.content.decode()


def test_the_first_report_has_nothing_to_be_compared_with(visitor: Visitor, report: Report) -> None:
    assert "This is the first report" in visitor.get(at(report, "changes")).content.decode()
    unknown = visitor.get(f"{at(report, 'changes')}?with=nothing")
    assert unknown.status_code == 404


def test_the_municipality_sees_who_opened_its_report_once_a_day(
    visitor: Visitor, report: Report, aino: User, sanna: Officer, hanko: Workspace, bertil: User
) -> None:
    receipt = send(report, aino)
    path = f"/reporting/sent/{Submission.objects.get().pk}/"
    assert "Nobody at an authority has opened it yet" in visitor.get(path).content.decode()
    with over_region():
        for _time in range(3):
            note_opening(coverage_of(receipt), by=sanna)
        assert AccessEvent.objects.count() == 1
    assert "Sanna Korhonen" in visitor.get(path).content.decode()
    with inside(hanko):
        assert not AccessEvent.objects.exists()
