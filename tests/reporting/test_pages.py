"""The journey through pages: begin, write, decide, look, send, receipt; nothing typed is lost, nothing is sent twice."""

from uuid import uuid4

import pytest

from accounts.models import User
from plans.editing import change, remove
from plans.models import Draft, Objective, Plan
from reporting.models import Report, Submission
from reporting.services import write_report
from tenants.context import inside
from tenants.models import Workspace
from tests.makers import make_user
from tests.plans.conftest import Visitor, words_of
from tests.reporting.makers import make_report, make_reported_plan
from tests.reporting.pages import at, confirmed, contents, inside_of

pytestmark = pytest.mark.usefixtures("in_may")  # before anybody's role begins
MARKUP = "<script>alert(1)</script> 🎉 \u202eاختبار"


@pytest.mark.checklist("C7.4")
def test_the_report_that_is_owed_is_begun_with_one_click(espoo: Workspace, aino: User) -> None:
    with inside(espoo):
        make_reported_plan(aino)
    coordinator = Visitor(aino, espoo)
    owed = words_of(coordinator.get("/reporting/"))
    assert "To Uusimaa Economic Development Centre by 1 June 2026. 28 days left." in owed
    assert "Begin the report" in owed
    begun = coordinator.post("/reporting/begin/")
    with inside(espoo):
        report = Report.objects.get()
    assert begun["Location"] == f"/en{at(report)}"
    assert "Record who decided on the report" in words_of(coordinator.get(at(report)))


@pytest.mark.checklist("C7.4", "R8")
def test_what_is_written_decided_and_previewed_is_what_is_sent(
    visitor: Visitor, report: Report
) -> None:
    with inside_of(report):
        key = Objective.objects.get().pk
    said = {
        "version": "2",
        "base": "{}",
        "summary": "Employment rose.",
        f"assessment-{key}": "partly",
        f"text-{key}": "One course of two began.",
    }
    assert visitor.post(at(report, "words"), said).status_code == 302
    decision = {
        "version": "3",
        "base": "{}",
        "decision_kind": "board",
        "decision_body": "Wellbeing Committee",
        "decided_on": "20.4.2026",
        "decision_section": "94",
    }
    assert visitor.post(at(report, "decision"), decision).status_code == 302
    page = visitor.get(at(report))
    assert "approved by Wellbeing Committee on 20 April 2026" in words_of(page)
    preview = words_of(visitor.get(at(report, "preview")))
    for seen in ("Employment rose.", "One course of two began.", "23,160 / 40,000", "Kela"):
        assert seen in preview
    assert "Aino" not in preview
    sent = visitor.post(at(report, "send"), confirmed(page))
    document = words_of(visitor.get(f"{sent['Location']}document/"))
    assert "The document is as it was sent" in document
    assert contents(document) == contents(preview)


def test_the_receipt_says_to_whom_when_by_whom_and_what_is_next(
    visitor: Visitor, report: Report
) -> None:
    sent = visitor.post(at(report, "send"), confirmed(visitor.get(at(report))))
    receipt = words_of(visitor.get(sent["Location"]))
    for seen in ("KP-2026-", "4 May 2026 at 12.00, Aino Virtanen, Espoo", "by 1 June 2028"):
        assert seen in receipt
    assert "Received" in words_of(visitor.get("/reporting/"))
    assert visitor.get(at(report))["Location"] == sent["Location"]


def test_two_clicks_on_send_are_one_report(visitor: Visitor, report: Report) -> None:
    form = confirmed(visitor.get(at(report)))
    first, second = (visitor.post(at(report, "send"), form) for _click in range(2))
    assert first["Location"] == second["Location"]
    with inside_of(report):
        assert Submission.objects.count() == 1


def test_two_windows_are_one_report_and_both_see_the_receipt(
    visitor: Visitor, report: Report
) -> None:
    windows = [confirmed(visitor.get(at(report))) for _window in range(2)]
    first, second = (visitor.post(at(report, "send"), form) for form in windows)
    assert first["Location"] == second["Location"]
    assert "was sent already" in words_of(visitor.get(second["Location"]))


def test_what_changed_meanwhile_is_looked_at_again(
    visitor: Visitor, report: Report, aino: User
) -> None:
    form = confirmed(visitor.get(at(report)))
    with inside_of(report):
        change(Objective.objects.get(), version=1, by=aino, title="New words")
    answer = visitor.post(at(report, "send"), form)
    assert answer.status_code == 409
    assert "has changed since you opened this page" in words_of(answer)
    assert visitor.post(at(report, "send"), confirmed(answer)).status_code == 302


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"confirmed": "on"},
        {"confirmed": "on", "key": "short", "seen": "0" * 64},
        {"confirmed": "on", "key": str(uuid4()), "seen": "<b>"},
        {"key": str(uuid4()), "seen": "0" * 64},
    ],
)
def test_a_form_that_makes_no_sense_sends_nothing(
    form: dict[str, str], visitor: Visitor, report: Report
) -> None:
    answer = visitor.post(at(report, "send"), form)
    assert answer.status_code == 422
    assert "needs to be mended" in words_of(answer) or "need to be mended" in words_of(answer)
    with inside_of(report):
        assert not Submission.objects.exists()


def test_without_a_decision_the_page_says_what_is_missing(
    plan: Plan, aino: User, espoo: Workspace
) -> None:
    report = make_report(plan, aino, decided=False)
    visitor = Visitor(aino, espoo)
    answer = visitor.post(at(report, "send"), confirmed(visitor.get(at(report))))
    assert answer.status_code == 422
    assert "One thing is missing before you can send" in words_of(answer)
    assert 'href="#decision"' in answer.content.decode()


@pytest.mark.parametrize("htmx", [True, False])
def test_a_stale_text_is_shown_beside_the_other(
    htmx: bool, visitor: Visitor, report: Report, aino: User
) -> None:
    with inside_of(report):
        theirs = make_user("Bea Editor")
        write_report(report, version=report.version, by=theirs, summary="Theirs", assessments={})
    said = {"version": str(report.version), "base": "{}", "summary": "Mine"}
    answer = visitor.post(at(report, "words"), said, htmx=htmx)
    assert answer.status_code == 409
    assert "Bea Editor" in words_of(answer)
    with inside_of(report):
        assert Report.objects.get().summary == "Theirs"
        assert Draft.objects.get().fields["summary"] == ["Mine"]


def test_a_text_about_a_removed_objective_is_not_lost(
    visitor: Visitor, report: Report, aino: User
) -> None:
    with inside_of(report):
        objective = Objective.objects.get()
        key = objective.pk
        remove(objective, version=objective.version, by=aino)
    said = {"version": str(report.version), "summary": "Mine", f"text-{key}": "Hours of work"}
    answer = visitor.post(at(report, "words"), said)
    assert answer.status_code == 422
    assert "Somebody removed this objective" in words_of(answer)
    assert "Hours of work" in words_of(answer)


def test_markup_emoji_and_right_to_left_text_are_text(visitor: Visitor, report: Report) -> None:
    said = {"version": str(report.version), "base": "{}", "summary": MARKUP}
    assert visitor.post(at(report, "words"), said).status_code == 302
    for page in (visitor.get(at(report)), visitor.get(at(report, "preview"))):
        html = page.content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; 🎉" in html


def test_ten_megabytes_of_text_come_back_in_the_form(visitor: Visitor, report: Report) -> None:
    text = "sana " * 2_000_000
    said = {"version": str(report.version), "base": "{}", "summary": text}
    answer = visitor.post(at(report, "words"), said)
    assert answer.status_code == 422
    assert "characters and" in words_of(answer)
    assert len(answer.content) > 10_000_000 - 10


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("decided_on", "31.2.2026", "31.2.2026"),
        ("decided_on", "1.1.20226", "20226"),
        ("decided_on", "", "Fill this in."),
        ("decision_body", "  ", "Fill this in."),
        ("decision_kind", "king", "king"),
        ("decision_section", "9" * 21, "21"),
    ],
)
def test_a_decision_that_makes_no_sense_is_said_so_and_kept(
    name: str, value: str, words: str, visitor: Visitor, report: Report
) -> None:
    said = {
        "version": str(report.version),
        "decision_kind": "board",
        "decision_body": "Wellbeing Committee",
        "decided_on": "20.4.2026",
        "decision_section": "94",
    }
    answer = visitor.post(at(report, "decision"), said | {name: value})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with inside_of(report):
        assert Report.objects.get().decision_body == "Hyvinvointilautakunta"


def test_a_decision_can_be_taken_back(visitor: Visitor, report: Report) -> None:
    assert visitor.post(at(report, "decision"), {"version": str(report.version)}).status_code == 302
    with inside_of(report):
        assert not Report.objects.get().is_decided
