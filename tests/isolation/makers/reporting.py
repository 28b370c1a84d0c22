"""A report, what is said of its objectives, and its sending, each with a word in one of its texts."""

from datetime import UTC, date, datetime

from django.db.models import Model

from catalogue.queries import default_rule_set
from core.documents import fingerprint
from plans.models import Objective, Plan, Task
from regional.contracts import Names, Receipt, as_document
from reporting.models import (
    Chapter,
    ObjectiveAssessment,
    Report,
    ReportObstacle,
    Submission,
    TakenUp,
)
from tests.isolation.makers import makes, row_of
from tests.regional.makers import make_report


@makes("reporting.Report")
def report(word: str) -> Model:
    return Report.objects.create(
        plan=row_of(Plan, word),
        obligation="1",
        cycle=1,
        rule_set=default_rule_set(date(2026, 1, 1)),
        covers_from=date(2024, 6, 1),
        covers_to=date(2026, 5, 31),
        summary=word,
    )


@makes("reporting.ObjectiveAssessment")
def assessment(word: str) -> Model:
    return ObjectiveAssessment.objects.create(
        report=row_of(Report, word), objective=row_of(Objective, word), text=word
    )


@makes("reporting.Chapter")
def chapter(word: str) -> Model:
    return Chapter.objects.create(report=row_of(Report, word), code="goals", text=word)


@makes("reporting.ReportObstacle")
def obstacle(word: str) -> Model:
    return ReportObstacle.objects.create(
        report=row_of(Report, word), obstacle_id="housing", text=word
    )


@makes("reporting.Submission")
def submission(word: str) -> Model:
    document = as_document(make_report(summary=word))
    moment = datetime(2026, 5, 20, tzinfo=UTC)
    receipt = Receipt(
        reference="KP-2000-0001",
        revision=1,
        received_at=moment,
        content_hash=fingerprint(document),
        sequence=1,
        chain_hash="0" * 64,
        authority="uusimaa",
        authority_names=Names(fi="Uusimaa", sv="Nyland", en="Uusimaa"),
        obligations=(),
        next_due=date(2028, 6, 1),
    )
    return Submission.objects.create(
        report=row_of(Report, word),
        revision=receipt.revision,
        idempotency_key="key",
        reference=receipt.reference,
        document=document,
        content_hash=receipt.content_hash,
        receipt=as_document(receipt),
        sent_at=moment,
    )


@makes("reporting.TakenUp")
def taken_up(word: str) -> Model:
    task = row_of(Task, word)
    return TakenUp.objects.create(
        remark=task.pk,
        made_kind="task",
        made_id=task.pk,
        made_name=word,
        at=datetime(2026, 5, 20, tzinfo=UTC),
    )
