"""A report, what is said of its objectives, and its sending, each with a word in one of its texts."""

from datetime import UTC, date, datetime

from django.db.models import Model

from catalogue.queries import default_rule_set
from plans.models import Objective, Plan
from reporting.models import ObjectiveAssessment, Report, Submission
from tests.isolation.makers import makes, row_of


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


@makes("reporting.Submission")
def submission(word: str) -> Model:
    return Submission.objects.create(
        report=row_of(Report, word),
        revision=1,
        idempotency_key="key",
        reference="KP-2026-0001",
        document={"summary": word},
        content_hash="0" * 64,
        receipt={},
        sent_at=datetime(2026, 5, 20, tzinfo=UTC),
    )
