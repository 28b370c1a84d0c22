"""Receiving a report: all of it, or nothing."""

from datetime import date

from django.db import connection, transaction

from audit.services import record
from core.clock import now
from core.connection import bound_connection
from core.days import day_of
from core.documents import fingerprint
from regional.contracts import Receipt, Report, ReviewState, Sender, as_document
from regional.counting import write_figures
from regional.errors import (
    DecisionAhead,
    KeyMissing,
    KeyUsed,
    NoLocalDecision,
    NotFit,
    OutsideDuty,
    Unchanged,
)
from regional.finding_words import finding_words
from regional.inbox.answers import receipt_for
from regional.inbox.targets import targets_of
from regional.models import Coverage, Mode, ReceivedReport, SentBy
from regional.queries.rules import rules_of
from regional.rules import findings_of
from regional.standing import Standing
from register.models import Competence
from register.queries import competence_of

KEY_LENGTH = 100


class WrongPlace(Exception):
    """A report was sent in another workspace's name."""


@transaction.atomic
def receive(report: Report, *, sender: Sender, idempotency_key: str) -> Receipt:
    """Keep a report for good, and say what it counts for.

    The same key with the same content gives the same receipt again. A report that was returned is received as the next
    revision; the first revision decides whether it was on time.
    Raises KeyMissing, KeyUsed, NoLocalDecision, DecisionAhead, NotFit, OutsideDuty, NothingAwaited, RevisionInFlight, Unchanged.
    """
    if sender.place != bound_connection().place:
        raise WrongPlace(sender.place)
    if not 0 < len(idempotency_key) <= KEY_LENGTH:
        raise KeyMissing
    _one_at_a_time(sender.place)
    content_hash = fingerprint(as_document(report))
    earlier = ReceivedReport.objects.filter(
        sender_place=sender.place, idempotency_key=idempotency_key
    ).first()
    if earlier is not None:
        if earlier.content_hash != content_hash:
            raise KeyUsed
        return receipt_for(earlier)
    moment = now()
    competence = _checked(report, day_of(moment))
    covered = targets_of(report, place=sender.place, on=day_of(moment))
    _refuse_unchanged(covered, content_hash)
    row = _row(report, competence, sender.place, covered)
    row.idempotency_key, row.content_hash, row.received_at = idempotency_key, content_hash, moment
    row.save(force_insert=True)
    row.refresh_from_db()  # number and hashes are the database's
    _attach(row, report, sender, covered)
    record("report.received", row, by=None, reference=row.reference, revision=row.revision)
    return receipt_for(row)


def _one_at_a_time(place: str) -> None:
    """Let one report in after the other: the lock that the chain takes, taken before anything is read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('regional.chain ' || %s, 0))", [place]
        )


def _checked(report: Report, on: date) -> Competence:
    """Return the competence under which the report is received."""
    blocking = [found for found in findings_of(report, rules_of(report), on=on) if found.blocks]
    if any(found.code == "decision_missing" for found in blocking):
        raise NoLocalDecision
    if report.decision is not None and report.decision.decided_on > on:
        raise DecisionAhead(report.decision.decided_on)
    if blocking:
        raise NotFit([finding_words(found) for found in blocking])
    competence = competence_of(report.municipality, on=on)
    if competence is None:
        raise OutsideDuty
    return competence


def _refuse_unchanged(covered: list[Standing], content_hash: str) -> None:
    """Refuse what was returned, unless something in it was mended."""
    returned = [
        one.latest.report
        for one in covered
        if one.latest is not None and one.review is ReviewState.RETURNED
    ]
    same = ReceivedReport.objects.filter(pk__in=returned, content_hash=content_hash).first()
    if same is not None:
        raise Unchanged(same.reference)


def _row(
    report: Report, competence: Competence, place: str, covered: list[Standing]
) -> ReceivedReport:
    reference, revision = _numbered(place, covered)
    return ReceivedReport(
        sender_place=place,
        municipality_id=report.municipality,
        competence=competence,
        authority=competence.authority,
        reference=reference,
        revision=revision,
        covers_from=report.covers_from,
        covers_to=report.covers_to,
        document=as_document(report),
        document_version=report.version,
    )


def _numbered(place: str, covered: list[Standing]) -> tuple[str, int]:
    """Return the reference of what is corrected with the next revision, or a new reference."""
    sent = [earlier.reference for standing in covered for earlier in standing.owed.sent]
    last = (
        ReceivedReport.objects.filter(sender_place=place, reference__in=sent)
        .order_by("-received_at", "-revision")
        .first()
    )
    if last is not None:
        return last.reference, last.revision + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('regional_reference')")
        number = cursor.fetchone()[0]
    return f"KP-{day_of(now()).year}-{number:04}", 1


def _attach(row: ReceivedReport, report: Report, sender: Sender, covered: list[Standing]) -> None:
    SentBy.objects.create(
        report=row, person_id=sender.person_id, person_name=sender.person_name[:120]
    )
    write_figures([(row, report)])
    mode = Mode.OWN if sender.place.startswith("m") else Mode.SHARED
    Coverage.objects.bulk_create(
        Coverage(
            report=row,
            obligation_id=standing.owed.id,
            municipality_id=standing.owed.municipality,
            mode=mode,
            effective_at=row.received_at,
        )
        for standing in covered
    )
