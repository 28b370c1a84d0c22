"""A report reaches the region in one transaction; what was sent stays as it was, on both sides."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import ProgrammingError, connection, transaction

from accounts.models import Mail, User
from audit.workspace.models import WorkspaceEvent
from core.documents import fingerprint
from plans.editing import change
from plans.models import Objective, Plan
from regional import inbox
from regional.contracts import ReviewState, as_document, read_receipt, read_report
from regional.models import ReceivedReport
from reporting.errors import ContentChanged, KeyUsed, NothingAwaited, NotReady, ReportClosed
from reporting.models import Report, Submission
from reporting.queries import standing_of
from reporting.services import begin_report, record_decision, write_report
from reporting.snapshots import report_of
from tenants.context import at_front_door, inside, over_region
from tenants.models import Officer, Workspace
from tests.regional.makers import processed, returned
from tests.reporting.both_sides import rows
from tests.reporting.makers import DECISION, make_report, make_reported_plan, send

IN_TWO_WEEKS = date(2026, 5, 18)


@pytest.mark.checklist("C7.4", "R2", "R8")
def test_a_sent_report_is_kept_on_both_sides_under_one_hash(report: Report, aino: User) -> None:
    promised = as_document(report_of(report.plan, report))
    receipt = send(report, aino)

    sent = Submission.objects.get()
    with over_region():
        received = ReceivedReport.objects.get()
        assert received.document == sent.document == promised
    assert fingerprint(sent.document) == sent.content_hash == receipt.content_hash
    assert read_receipt(sent.receipt) == receipt
    assert (sent.reference, sent.revision, sent.sent_at) == (
        receipt.reference,
        1,
        receipt.received_at,
    )
    assert (sent.sent_by_id, sent.sent_by_name) == (aino.pk, "Aino Virtanen")
    assert receipt.next_due == date(2028, 6, 1)
    assert receipt.obligations[0].on_time
    event = WorkspaceEvent.objects.get(verb="report.sent")
    assert (event.actor_name, event.detail["content_hash"]) == (
        "Aino Virtanen",
        receipt.content_hash,
    )


@pytest.mark.checklist("R8")
def test_the_municipalitys_copy_is_never_changed(report: Report, aino: User) -> None:
    send(report, aino)
    for statement in ("UPDATE {} SET revision = 2", "DELETE FROM {}", "TRUNCATE {}"):
        assert "permission denied" in refusal_of(statement.format("reporting_submission"))


def test_the_coordinators_get_the_receipt_by_mail(report: Report, aino: User) -> None:
    send(report, aino)
    with at_front_door():
        assert [(mail.kind, mail.recipient) for mail in Mail.objects.all()] == [
            ("report.sent", "aino.virtanen@example.org")
        ]


def test_case_17_the_region_cannot_read_a_draft(report: Report, espoo: Workspace) -> None:
    """Neither the draft nor that there is one."""
    with over_region():
        for model in (Report, Submission, Plan, Objective):
            with pytest.raises(ProgrammingError, match="does not exist"), transaction.atomic():
                model.objects.count()
        for table in ("reporting_report", "plans_objective"):
            assert "permission denied" in refusal_of(f"SELECT * FROM m049.{table}")
        assert not ReceivedReport.objects.exists()


@pytest.mark.checklist("C7.4")
def test_case_20_the_same_key_twice_is_one_report_with_one_receipt(
    report: Report, aino: User
) -> None:
    first = send(report, aino, key="the same")
    after_first = rows(inside_of(report))
    assert send(report, aino, key="the same") == first
    assert rows(inside_of(report)) == after_first


def test_a_key_that_sent_something_else_is_refused(
    report: Report, aino: User, sanna: Officer
) -> None:
    receipt = send(report, aino, key="the same")
    returned(receipt, by=sanna, correction_due=IN_TWO_WEEKS)
    write_report(report, version=report.version, by=aino, summary="Changed", assessments={})
    before = rows(inside_of(report))
    with pytest.raises(KeyUsed, match=receipt.reference):
        send(report, aino, key="the same")
    assert rows(inside_of(report)) == before


def test_another_workspaces_key_is_its_own(
    report: Report, aino: User, hanko: Workspace, bertil: User
) -> None:
    first = send(report, aino, key="the same")
    with inside(hanko):
        second = send(make_report(make_reported_plan(bertil), bertil), bertil, key="the same")
    assert second.reference != first.reference


def test_two_sendings_with_two_keys_are_one_report(report: Report, aino: User) -> None:
    send(report, aino, key="one click")
    with pytest.raises(ReportClosed):
        send(report, aino, key="another tab")
    assert Submission.objects.count() == 1


def test_a_report_that_is_with_the_authority_is_not_written_in(report: Report, aino: User) -> None:
    send(report, aino)
    with pytest.raises(ReportClosed):
        write_report(report, version=report.version, by=aino, summary="Too late", assessments={})
    with pytest.raises(ReportClosed):
        record_decision(report, version=report.version, by=aino, decision_section="95")


@pytest.mark.checklist("R2", "R8")
def test_a_returned_report_is_corrected_as_the_next_revision(
    report: Report, aino: User, sanna: Officer, in_may: time_machine.Traveller
) -> None:
    first = send(report, aino, key="first")
    returned(first, by=sanna, correction_due=IN_TWO_WEEKS)
    standing = standing_of(report, date(2026, 5, 4))
    assert standing.is_open
    assert standing.review is not None
    assert standing.review.state is ReviewState.RETURNED
    assert standing.review.steps[-1].reasons[0].element == "E4"

    in_may.shift(timedelta(days=60))  # after the due day, yet the first receipt stands
    corrected = write_report(
        report, version=report.version, by=aino, summary="Mended", assessments={}
    )
    second = send(corrected, aino, key="second")
    assert (second.reference, second.revision) == (first.reference, 2)
    assert second.obligations[0].on_time
    kept = [(sent.revision, sent.document["summary"]) for sent in Submission.objects.all()]
    assert kept == [(2, "Mended"), (1, "")]
    with over_region():
        assert list(ReceivedReport.objects.values_list("revision", flat=True)) == [2, 1]


def test_a_processed_report_is_not_sent_again(report: Report, aino: User, sanna: Officer) -> None:
    receipt = send(report, aino)
    processed(receipt, by=sanna)
    with pytest.raises(ReportClosed):
        send(report, aino, key="again")
    review = inbox.reviews_of("049")[0]
    assert (review.state, review.steps[-1].text) == (ReviewState.PROCESSED, "A clear report.")


def test_without_a_local_decision_nothing_is_sent(plan: Plan, aino: User) -> None:
    report = make_report(plan, aino, decided=False)
    before = rows(inside_of(report))
    with pytest.raises(NotReady) as refused:
        send(report, aino)
    assert [finding.code for finding in refused.value.findings] == ["decision_missing"]
    assert rows(inside_of(report)) == before


def test_a_decision_that_is_still_to_come_is_too_early(plan: Plan, aino: User) -> None:
    report = make_report(plan, aino, decided=False)
    report = record_decision(
        report, version=1, by=aino, **DECISION | {"decided_on": date(2026, 5, 5)}
    )
    with pytest.raises(NotReady) as refused:
        send(report, aino)
    assert [finding.code for finding in refused.value.findings] == ["decision_in_future"]


def test_an_empty_report_is_received_and_is_not_complete(
    in_may: time_machine.Traveller, in_espoo: Workspace, aino: User
) -> None:
    """Case 13: what guidance asks for and is missing is seen, and stops nobody."""
    report = make_report(make_reported_plan(aino, objectives=0, coordinating_body=None), aino)
    send(report, aino)
    document = read_report(Submission.objects.get().document)
    assert {element.state for element in document.elements} == {"missing"}


def test_what_the_law_requires_must_be_there(report: Report, aino: User) -> None:
    plan = change(
        report.plan, version=report.plan.version, by=aino, rule_set_id="act-681-2023-enacted"
    )
    with pytest.raises(NotReady) as refused:
        send(report, aino)
    codes = {finding.code for finding in refused.value.findings}
    assert "content_cooperation" in codes
    assert "content_cooperation_group" not in codes  # only recommended
    assert plan.rule_set_id == "act-681-2023-enacted"


def test_what_was_not_seen_is_not_sent(report: Report, aino: User) -> None:
    seen = fingerprint(as_document(report_of(report.plan, report)))
    objective = Objective.objects.get()
    change(objective, version=objective.version, by=aino, title="Somebody else's words")
    with pytest.raises(ContentChanged):
        send(report, aino, seen=seen)
    assert not Submission.objects.exists()
    send(report, aino, seen=fingerprint(as_document(report_of(report.plan, report))))


def test_a_report_on_another_period_does_not_meet_what_is_owed(report: Report, aino: User) -> None:
    before_that = {"covers_from": date(2022, 6, 1), "covers_to": date(2024, 5, 31)}
    Report.objects.update(obligation="of a plan before", **before_that)
    before = rows(inside_of(report))
    with pytest.raises(NothingAwaited):
        send(report, aino)
    assert rows(inside_of(report)) == before


def test_before_it_opens_there_is_nothing_to_begin(
    plan: Plan, aino: User, in_may: time_machine.Traveller
) -> None:
    in_may.move_to(date(2025, 10, 1))
    with pytest.raises(NothingAwaited, match="3 December 2025"):
        begin_report(plan, by=aino)


def test_a_report_is_begun_once(plan: Plan, aino: User) -> None:
    assert begin_report(plan, by=aino) == begin_report(plan, by=aino)
    assert Report.objects.count() == 1


def refusal_of(statement: str) -> str:
    with pytest.raises(ProgrammingError) as refused, transaction.atomic():
        connection.cursor().execute(statement)
    return str(refused.value)


def inside_of(report: Report) -> Workspace:
    return Workspace.objects.get(schema_name=report._home)
