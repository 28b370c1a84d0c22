"""Writing a report, recording the decision on it, and sending it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit.services import record
from core.clock import today
from core.documents import fingerprint
from core.errors import Refusal
from plans.editing import Gone, add, change, count_up
from plans.models import Plan
from plans.queries import Whole, whole_of
from regional import inbox
from regional.contracts import ObligationView, Receipt, Sender, as_document, read_receipt
from regional.contracts import Report as Document
from reporting.contents import contents_of
from reporting.errors import ContentChanged, KeyUsed, NothingAwaited, NotReady, ReportClosed
from reporting.findings import findings
from reporting.letters import tell_coordinators
from reporting.models import ObjectiveAssessment, Report, ReportObstacle, Submission
from reporting.previous import previous_of
from reporting.queries import owed
from reporting.snapshots import document_of
from tenants.context import current_workspace

Said = tuple[str, str]  # an assessment, and words on it


@transaction.atomic
def begin_report(plan: Plan, *, by: User, on: date | None = None) -> Report:
    """Begin the report that is owed on the day, or return it if it has been begun.

    What was written for a period that nobody awaits any more, as the approval of the plan set another, goes on for this one.
    Raises NothingAwaited.
    """
    obligation = owed(on or today())
    if obligation is None or not obligation.can_be_sent:
        raise NothingAwaited(obligation)
    begun = Report.objects.filter(plan=plan, obligation=obligation.id)
    known = begun.first() or Report.objects.filter(plan=plan, submissions=None).first()
    if known is not None:
        return change(known, version=known.version, by=by, **_period_of(obligation))
    try:
        report = add(Report(plan=plan, **_period_of(obligation)), by=by)
    except ValidationError:
        if (known := begun.first()) is None:
            raise
        return known  # somebody began it at the same moment
    _carry_over(report)
    return report


def _carry_over(report: Report) -> None:
    """Name in a new report the obstacles of the last one, so that only changes need typing."""
    previous = previous_of(report)
    ReportObstacle.objects.bulk_create(
        ReportObstacle(report=report, obstacle_id=part.code, text=part.text)
        for part in (previous.document.obstacles if previous else ())
    )


def _period_of(obligation: ObligationView) -> dict[str, Any]:
    return {
        "obligation": obligation.id,
        "cycle": obligation.cycle,
        "rule_set_id": obligation.rule_set,
        "covers_from": obligation.covers_from,
        "covers_to": obligation.covers_to,
    }


@transaction.atomic
def write_report(
    report: Report, *, version: int, by: User, summary: str, assessments: Mapping[UUID, Said]
) -> Report:
    """Save the summary, and what is said of the objectives whose keys are given; what is not given stays.

    Raises ReportClosed, StaleEdit, Gone, ValidationError.
    """
    refuse_closed(report)
    written = change(report, version=version, by=by, summary=summary)
    known = {row.objective_id: row for row in written.assessments.all()}
    said = {
        key: words
        for key, words in assessments.items()
        if words != _words_of(known.get(key)) and any((*words, key in known))
    }
    if not said:
        return written
    for key, (assessment, text) in said.items():
        row = known.get(key) or ObjectiveAssessment(report=written, objective_id=key)
        row.assessment, row.text = assessment, text
        row.full_clean()
        row.save()
    if written.version > version:
        return written
    return count_up(written, by=by, changes={"assessments": [str(key) for key in said]})


@transaction.atomic
def record_decision(report: Report, *, version: int, by: User, **said: Any) -> Report:
    """Record the local decision on the report: kind, body, day, section; or take it back with empty values.

    Raises ReportClosed, StaleEdit, Gone, ValidationError.
    """
    refuse_closed(report)
    return change(report, version=version, by=by, **said)


@transaction.atomic
def submit_report(report: Report, *, by: User, idempotency_key: str, seen: str = "") -> Receipt:
    """Send the report as it stands: the region receives it, and both sides keep it, or nothing at all happens.

    The same key with the same contents gives the same receipt again. `seen` is the hash of what the person was shown; with
    other contents nothing is sent. Raises KeyUsed, ReportClosed, NotReady, ContentChanged, Gone, and the region's refusals.
    """
    current = _locked(report)
    whole = whole_of(current.plan)
    document = document_of(whole, current)
    content_hash = fingerprint(as_document(document))
    before = Submission.objects.filter(idempotency_key=idempotency_key).first()
    if before is not None:
        if (before.report_id, before.content_hash) != (current.pk, content_hash):
            raise KeyUsed(before)
        return read_receipt(before.receipt)
    try:
        _refuse_unready(document, whole)
        if seen and seen != content_hash:
            raise ContentChanged
        sender = Sender(
            place=current_workspace().schema_name, person_id=by.pk, person_name=str(by)[:120]
        )
        receipt = _received(current, document, sender, idempotency_key)
    except Refusal:
        refuse_closed(current)  # that it has been sent comes before all else that could be said
        raise
    submission = Submission.objects.create(
        report=current,
        revision=receipt.revision,
        idempotency_key=idempotency_key,
        reference=receipt.reference,
        document=as_document(document),
        content_hash=receipt.content_hash,
        receipt=as_document(receipt),
        sent_at=receipt.received_at,
        sent_by_id=by.pk,
        sent_by_name=sender.person_name,
    )
    record(
        "report.sent",
        submission,
        by=by,
        report=str(current.pk),
        revision=receipt.revision,
        content_hash=receipt.content_hash,
    )
    tell_coordinators(submission, receipt)
    return receipt


def _refuse_unready(document: Document, whole: Whole) -> None:
    found = findings(document, contents_of(whole))
    if blocking := [finding for finding in found if finding.blocks]:
        raise NotReady(blocking)


def _received(report: Report, document: Document, sender: Sender, key: str) -> Receipt:
    receipt = inbox.receive(document, sender=sender, idempotency_key=key)
    period = (report.covers_from, report.covers_to)
    if period not in {(each.covers_from, each.covers_to) for each in receipt.obligations}:
        raise NothingAwaited  # it met what is owed for another period
    return receipt


def refuse_closed(report: Report) -> None:
    """Refuse to touch a report that is with the authority, or that nobody awaits.

    Raises ReportClosed, NothingAwaited.
    """
    obligation = owed(today())
    if obligation is not None and obligation.id == report.obligation and obligation.can_be_sent:
        return
    if Submission.objects.filter(report=report).exists():
        raise ReportClosed
    raise NothingAwaited(obligation)


def _locked(report: Report) -> Report:
    # Sendings of one report come one after the other: the second sees what the first did.
    rows = Report.objects.select_for_update(of=("self",)).select_related(
        "plan__rule_set", "plan__coordinating_body", "rule_set"
    )
    current = rows.filter(pk=report.pk).first()
    if current is None:
        raise Gone
    return current


def _words_of(row: ObjectiveAssessment | None) -> Said:
    return (row.assessment, row.text) if row else ("", "")
