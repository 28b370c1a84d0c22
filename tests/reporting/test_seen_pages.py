"""What the pages of reporting show of what was sent, answered and told between reports."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from regional.models import ReceivedSignal
from reporting.models import Report, Submission
from tenants.context import inside, over_region
from tenants.models import Officer, Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_indicator, make_measure, make_objective
from tests.regional.makers import opened, processed, returned
from tests.reporting.makers import mended, send
from tests.reporting.pages import at, confirmed, inside_of

pytestmark = pytest.mark.usefixtures("in_may")  # before anybody's role begins
MARKUP = "<script>alert(1)</script> 🎉 \u202eاختبار"


@pytest.mark.checklist("R2")
def test_what_the_authority_did_is_seen(
    visitor: Visitor, report: Report, aino: User, sanna: Officer
) -> None:
    with inside_of(report):
        receipt = send(report, aino)
        sent = Submission.objects.get()
    page = f"/reporting/sent/{sent.pk}/"
    assert "has not opened the report yet" in words_of(visitor.get(page))
    opened(receipt, by=sanna)
    assert "Being read" in words_of(visitor.get(page))
    returned(receipt, by=sanna, correction_due=date(2026, 5, 18))
    words = words_of(visitor.get(page))
    for seen in ("Objective 2 has no indicator.", "18 May 2026", "Mend and send again"):
        assert seen in words
    assert "returned the report on 4 May 2026" in words_of(visitor.get(at(report)))

    with inside_of(report):
        second = send(mended(report, aino), aino, key="second")
        latest = Submission.objects.first()
        assert latest is not None
    processed(second, by=sanna)
    words = words_of(visitor.get(f"/reporting/sent/{latest.pk}/"))
    for seen in ("A clear report.", "correction, revision 2", "Processed", "Sanna Korhonen"):
        assert seen in words
    assert "Revision 1" in words


def test_a_report_that_is_sent_is_no_longer_written(
    visitor: Visitor, report: Report, aino: User
) -> None:
    with inside_of(report):
        send(report, aino)
        sent = Submission.objects.get()
    for part in ("words", "decision"):
        answer = visitor.get(at(report, part))
        assert answer["Location"] == f"/en{at(report)}"
        answer = visitor.post(at(report, part), {"version": "2", "summary": "Too late"})
        assert answer.status_code == 302
    with inside_of(report):
        assert Report.objects.get().summary == ""
    assert sent.reference in words_of(visitor.get(f"/reporting/sent/{sent.pk}/"))


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.READER, set()),
        (Role.CONTRIBUTOR, set()),
        (Role.EDITOR, {"words"}),
        (Role.APPROVER, {"decision", "send"}),
    ],
)
def test_each_role_is_offered_what_it_may_do(
    role: Role, may: set[str], report: Report, espoo: Workspace
) -> None:
    user = make_user("Somebody Else")
    make_member(user, workspace=espoo, role=role)
    html = Visitor(user, espoo).get(at(report)).content.decode()
    for part in ("words", "decision", "send"):
        assert (f"{at(report, part)}" in html) is (part in may)


def test_the_receipt_can_be_kept_as_a_file(visitor: Visitor, report: Report, aino: User) -> None:
    with inside_of(report):
        receipt = send(report, aino)
        sent = Submission.objects.get()
    answer = visitor.get(f"/reporting/sent/{sent.pk}/receipt.json")
    kept = answer.json()
    assert kept["receipt"]["content_hash"] == receipt.content_hash
    assert kept["document"] == sent.document
    assert f"{receipt.reference}-1.json" in answer["Content-Disposition"]


def test_a_report_that_nobody_awaits_can_be_read_and_not_sent(
    visitor: Visitor, report: Report
) -> None:
    form = confirmed(visitor.get(at(report)))
    with inside_of(report):
        before = {"covers_from": date(2022, 1, 1), "covers_to": date(2023, 12, 31)}
        Report.objects.update(obligation="of a plan before", **before)
    page = words_of(visitor.get(at(report)))
    assert "The authority does not wait for this report." in page
    assert "Send the report" not in page
    answer = visitor.post(at(report, "send"), form)
    assert answer.status_code == 422
    assert "No report is awaited from you now." in words_of(answer)


def test_the_overview_shows_the_report_that_is_owed(visitor: Visitor, report: Report) -> None:
    home = words_of(visitor.get(f"/plans/{report.plan_id}/"))
    assert "Report to the authority Approved locally" in home
    assert "To Uusimaa Economic Development Centre by 1 June 2026. 28 days left." in home


def test_a_page_that_does_not_show_reporting_does_not_ask_for_it(visitor: Visitor) -> None:
    with CaptureQueriesContext(connection) as asked:
        visitor.get("/plans/")
    assert not [each for each in asked if "reporting_" in each["sql"]]


@pytest.mark.checklist("R1")
def test_what_is_told_between_reports_is_shown_and_told(
    visitor: Visitor, report: Report, espoo: Workspace
) -> None:
    page = words_of(visitor.get("/reporting/shared/"))
    assert "has not been told anything yet" in page
    assert "Coordinating body named yes" in page
    assert visitor.post("/reporting/shared/")["Location"] == "/en/reporting/shared/"
    page = words_of(visitor.get("/reporting/shared/"))
    assert "4 May 2026 at 12.00 Aino Virtanen" in page
    with over_region():
        assert ReceivedSignal.objects.get().document["phase"] == int(page.split(" of 8")[0][-1])


def test_a_returned_report_is_due_on_the_day_of_its_correction(
    visitor: Visitor, report: Report, aino: User, sanna: Officer
) -> None:
    with inside_of(report):
        receipt = send(report, aino)
    returned(receipt, by=sanna, correction_due=date(2026, 5, 18))
    for page in ("/reporting/", at(report), f"/plans/{report.plan_id}/"):
        words = words_of(visitor.get(page))
        assert "Correction by 18 May 2026. 14 days left." in words
        assert "1 June 2026. 28 days left" not in words


def test_without_a_plan_there_is_nothing_to_report_on(
    in_may: time_machine.Traveller, espoo: Workspace, aino: User
) -> None:
    visitor = Visitor(aino, espoo)
    assert "Begin a plan first" in words_of(visitor.get("/reporting/"))
    assert visitor.post("/reporting/begin/")["Location"] == "/en/reporting/"


def test_pages_ask_the_same_for_one_objective_and_for_three(
    report: Report, aino: User, espoo: Workspace
) -> None:
    visitor = Visitor(aino, espoo)
    paths = (at(report), at(report, "preview"), at(report, "words"), "/reporting/")

    def counted() -> list[int]:
        found = []
        for path in paths:
            with CaptureQueriesContext(connection) as asked:
                assert visitor.get(path).status_code == 200
            found.append(len(asked))
        return found

    counted()
    one = counted()
    with inside(espoo):
        for number in (2, 3):
            objective = make_objective(report.plan, aino, title=f"Tavoite {number}")
            make_measure(objective, aino)
            make_indicator(objective, aino)
    assert counted() == one
