"""The authority's feedback: heard, replied to, closed, taken up in the plan; and a report that is withdrawn."""

from datetime import date
from uuid import UUID

import pytest

from accounts.models import User
from plans.models import Measure, Task
from regional.contracts import ObligationState, Reason, RemarkView, ReviewState, Subject
from regional.errors import NothingToWithdraw, ReasonMissing, RemarkClosed, ReplyTooLate
from regional.models import Remark, RemarkKind
from regional.services.remarks import close_remark, write_remark
from regional.services.review import ask_for_reply, open_review, process_report, return_report
from reporting.feedback import reply_to, withdraw_report
from reporting.models import Report, Submission, TakenUp
from reporting.queries import owed, review_of
from tenants.context import over_region
from tenants.models import Officer
from tests.plans.conftest import Visitor, words_of
from tests.regional.makers import at, coverage_of
from tests.reporting.makers import send
from tests.reporting.pages import inside_of

pytestmark = pytest.mark.usefixtures("in_may")
TODAY = date(2026, 5, 4)
PLACES = (Subject("E4", "Indicators"), Subject("objective-1", "1. Tavoite 1"))


def remarked(report: Report, by: Officer, *, ask: bool = True) -> None:
    """Let the officer remark on two places, and hear the municipality or process the report."""
    coverage = coverage_of(submission(report))  # type: ignore[arg-type]
    with over_region():
        open_review(coverage, by=by)
        for place, kind in zip(PLACES, (RemarkKind.MUST, RemarkKind.ADVICE), strict=True):
            write_remark(coverage, place, kind=kind, text=f"On {place.code}", version=0, by=by)
        if ask:
            ask_for_reply(coverage, by=by)
        else:
            process_report(coverage, by=by, feedback="Thank you.")


def submission(report: Report) -> Submission:
    with inside_of(report):
        return Submission.objects.select_related("report__plan").get()


def remarks(report: Report) -> tuple[RemarkView, ...]:
    with inside_of(report):
        review = review_of(Submission.objects.get(), TODAY)
    assert review is not None
    return review.remarks


def state(report: Report) -> ReviewState:
    with inside_of(report):
        review = review_of(Submission.objects.get(), TODAY)
    assert review is not None
    return review.state


@pytest.fixture
def sent(report: Report, aino: User) -> Report:
    with inside_of(report):
        send(report, aino)
    return report


@pytest.mark.checklist("R2")
def test_the_municipality_is_heard_and_then_the_review_goes_on(
    sent: Report, aino: User, sanna: Officer
) -> None:
    remarked(sent, sanna)
    assert state(sent) is ReviewState.REPLY
    first, second = remarks(sent)
    with inside_of(sent):
        row = Submission.objects.get()
        reply_to(row, UUID(first.id), stance="agree", text="", by=aino)
        assert state(sent) is ReviewState.REPLY
        with pytest.raises(ReasonMissing):
            reply_to(row, UUID(second.id), stance="disagree", text=" ", by=aino)
        reply_to(row, UUID(second.id), stance="disagree", text="It is done already.", by=aino)
    assert state(sent) is ReviewState.IN_REVIEW
    with over_region():
        remark = Remark.objects.select_related("coverage").get(pk=second.id)
        close_remark(remark, by=sanna, text="Understood.")
        with pytest.raises(RemarkClosed):
            close_remark(remark, by=sanna)
    with inside_of(sent), pytest.raises(RemarkClosed):
        reply_to(row, UUID(second.id), stance="agree", text="", by=aino)
    closed = remarks(sent)[1]
    assert (closed.replies[0].text, closed.closed_text) == ("It is done already.", "Understood.")


def test_after_three_weeks_nobody_replies_any_more(
    sent: Report, aino: User, sanna: Officer
) -> None:
    remarked(sent, sanna, ask=False)
    first, _second = remarks(sent)
    row = submission(sent)
    with at(2026, 5, 25, 23, 59), inside_of(sent):
        reply_to(row, UUID(first.id), stance="agree", text="", by=aino)
    with at(2026, 5, 26, 0, 1), inside_of(sent), pytest.raises(ReplyTooLate):
        reply_to(row, UUID(first.id), stance="agree", text="", by=aino)


@pytest.mark.checklist("R2")
def test_a_remark_becomes_a_task_and_a_measure_that_lead_back(
    visitor: Visitor, sent: Report, sanna: Officer
) -> None:
    remarked(sent, sanna, ask=False)
    key = remarks(sent)[1].id
    page = f"/reporting/sent/{submission(sent).pk}/feedback/"
    assert "On objective-1" in words_of(visitor.get(page))
    with inside_of(sent):
        measure = Measure.objects.get()
    said = {"title": "Kurssi alkaa", "text": "Palaute"}
    take = f"{page}{key}/take/"
    assert visitor.post(take, {"kind": "measure", **said}).status_code == 422
    where = {"objective": str(measure.objective_id), "responsible": str(measure.responsible_id)}
    assert visitor.post(take, {"kind": "measure", **said, **where}).status_code == 302
    assert visitor.post(take, {"kind": "task", "due_on": "1.9.2026", **said}).status_code == 302
    with inside_of(sent):
        assert Measure.objects.filter(title="Kurssi alkaa").exists()
        assert Task.objects.get().due_on == date(2026, 9, 1)
        assert TakenUp.objects.count() == 2
    shown = visitor.get(page)
    assert "Kurssi alkaa" in words_of(shown)
    assert "/measures/" in shown.content.decode()


def test_a_report_is_withdrawn_until_the_authority_has_answered(
    sent: Report, aino: User, sanna: Officer
) -> None:
    row = submission(sent)
    with inside_of(sent):
        with pytest.raises(ReasonMissing):
            withdraw_report(row, reason=" ", by=aino)
        withdraw_report(row, reason="The wrong figures.", by=aino)
        due = owed(TODAY)
        assert due is not None and due.state is ObligationState.OPEN
        again = send(sent, aino, key="again")
    assert (again.reference, again.revision) == (row.reference, 2)
    with over_region():
        process_report(coverage_of(again), by=sanna, feedback="Thank you.")
    with inside_of(sent), pytest.raises(NothingToWithdraw):
        withdraw_report(Submission.objects.get(revision=2), reason="Too late.", by=aino)


@pytest.mark.checklist("R2")
def test_what_is_to_be_mended_stands_at_its_place(
    visitor: Visitor, sent: Report, sanna: Officer
) -> None:
    coverage = coverage_of(submission(sent))  # type: ignore[arg-type]
    reasons = [
        Reason(element=place.code, name=place.name, text=f"On {place.code}") for place in PLACES
    ]
    with over_region():
        return_report(coverage, by=sanna, reasons=reasons, correction_due=date(2026, 5, 20))
    assert "The authority asks: On E4" in words_of(visitor.get(f"/reporting/{sent.pk}/"))
    plan = visitor.get(f"/plan/{sent.plan_id}/")
    assert "The authority asks you to mend these" in words_of(plan)
    assert "#section-E4" in plan.content.decode() and "#o-" in plan.content.decode()
