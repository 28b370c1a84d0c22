"""Opening a round: written by officers, sent to municipalities of their area, closed when its time is over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit.services import record
from catalogue.errors import NoRuleSetOnOffer
from catalogue.models.rule_set import Clock
from catalogue.queries import default_rule_set
from core.clock import now, today
from core.days import next_working_day
from core.permissions import require
from regional.calling import call_workspaces
from regional.models import (
    Change,
    Obligation,
    ObligationEvent,
    Round,
    RoundMunicipality,
    RoundQuestion,
)
from regional.permissions import can_open_rounds
from regional.queries.ledger import by_municipality, standings
from regional.queries.scope import codes_under
from regional.round_errors import (
    DayTooSoon,
    NobodyChosen,
    NoCommonDay,
    OutsideArea,
    RoundChanged,
    RoundGone,
    RoundNotOpen,
    RoundSent,
)
from regional.standing import Standing
from tenants.models import Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What officers write of a round: municipalities by their codes, questions in their order."""

    title: str
    letter: str
    municipalities: Sequence[str] = ()
    questions: Sequence[tuple[str, bool]] = ()  # the question, and whether it must be answered
    due_on: date | None = None


@transaction.atomic
def begin_round(wording: Wording, *, by: Officer) -> Round:
    """Begin to write a round.

    Raises PermissionDenied, NobodyChosen, OutsideArea, NoCommonDay, DayTooSoon.
    """
    require(can_open_rounds, by)
    _check(wording, by)
    row = Round(authority_id=by.authority_id)
    _write(row, wording, by)
    record("round.begun", row, by=by.user, authority=by.authority_id)
    return row


@transaction.atomic
def write_round(row: Round, wording: Wording, *, version: int, by: Officer) -> Round:
    """Write a round anew, if nobody has since `version`.

    Raises PermissionDenied, RoundGone, RoundSent, RoundChanged, NobodyChosen, OutsideArea, NoCommonDay, DayTooSoon.
    """
    current = _locked(row, by)
    _refuse_written(current, version)
    _check(wording, by)
    current.version += 1
    _write(current, wording, by)
    record("round.written", current, by=by.user)
    return current


@transaction.atomic
def discard_round(row: Round, *, version: int, by: Officer) -> None:
    """Remove what was not sent.

    Raises PermissionDenied, RoundGone, RoundSent, RoundChanged.
    """
    current = _locked(row, by)
    _refuse_written(current, version)
    record("round.discarded", current, by=by.user)
    current.delete()


@transaction.atomic
def send_round(row: Round, *, version: int, by: Officer) -> Round:
    """Send a round: from now on its municipalities read it, and it stays as it is.

    Where the clock of what is owed is common to all, the round's day becomes the due day.
    Raises PermissionDenied, RoundGone, RoundSent, RoundChanged, NobodyChosen, OutsideArea, NoCommonDay, DayTooSoon.
    """
    current = _locked(row, by)
    _refuse_written(current, version)
    parts = list(current.municipalities.all())
    codes = [part.municipality_id for part in parts]
    _check(Wording(title="", letter="", municipalities=codes, due_on=current.due_on), by)
    asked = _asked_of(codes)
    for part in parts:
        standing = asked.get(part.municipality_id)
        part.obligation_id = standing.owed.id if standing else None
    RoundMunicipality.objects.bulk_update(parts, ["obligation"])
    if current.due_on is not None:
        _set_day(current, asked.values(), by)
    current.sent_at, current.sent_by_name = now(), str(by.user)[:120]
    current.version += 1
    current.save()
    record("round.sent", current, by=by.user, municipalities=sorted(codes))
    call_workspaces(codes)
    return current


@transaction.atomic
def close_round(row: Round, *, by: Officer) -> Round:
    """Close a round: its questions are not asked any more.

    Raises PermissionDenied, RoundGone, RoundNotOpen.
    """
    current = _locked(row, by)
    if not current.is_open:
        raise RoundNotOpen
    current.closed_at, current.closed_by_name = now(), str(by.user)[:120]
    current.save(update_fields=["closed_at", "closed_by_name"])
    record("round.closed", current, by=by.user)
    return current


def has_common_day(on: date) -> bool:
    """Tell whether reports of the day's rule set are due on one day for everybody."""
    try:
        return default_rule_set(on).clock == Clock.COMMON
    except NoRuleSetOnOffer:
        return False


def _locked(row: Round, by: Officer) -> Round:
    require(can_open_rounds, by)
    current = Round.objects.select_for_update().filter(pk=row.pk).first()
    if current is None:
        raise RoundGone
    if current.authority_id != by.authority_id:
        raise PermissionDenied
    return current


def _refuse_written(current: Round, version: int) -> None:
    if not current.is_draft:
        raise RoundSent
    if current.version != version:
        raise RoundChanged(current)


def _check(wording: Wording, by: Officer) -> None:
    if not wording.municipalities:
        raise NobodyChosen
    strangers = set(wording.municipalities) - set(codes_under(by.authority_id, on=today()))
    if strangers:
        raise OutsideArea(strangers)
    if wording.due_on is None:
        return
    if not has_common_day(today()):
        raise NoCommonDay
    if wording.due_on <= today():
        raise DayTooSoon(today())


def _write(row: Round, wording: Wording, by: Officer) -> None:
    row.title, row.letter, row.due_on = wording.title, wording.letter, wording.due_on
    row.changed_by_name = str(by.user)[:120]
    row.full_clean(exclude=["sent_at", "closed_at"])
    row.save()
    row.municipalities.all().delete()
    RoundMunicipality.objects.bulk_create(
        RoundMunicipality(round=row, municipality_id=code)
        for code in sorted(set(wording.municipalities))
    )
    row.questions.all().delete()
    RoundQuestion.objects.bulk_create(
        RoundQuestion(round=row, number=number, text=text, required=required)
        for number, (text, required) in enumerate(wording.questions, start=1)
    )


def _asked_of(codes: Sequence[str]) -> dict[str, Standing]:
    """Return what each municipality owes now, or else next."""
    found = by_municipality(
        standings(Obligation.objects.filter(municipality__any=codes), on=today())
    )
    awaited = {
        code: [one for one in found.get(code, ()) if not one.superseded and not one.received]
        for code in codes
    }
    return {code: each[0] for code, each in awaited.items() if each}


def _set_day(row: Round, asked: Iterable[Standing], by: Officer) -> None:
    if row.due_on is None:
        return
    common = set(
        Obligation.objects.filter(
            pk__in=[one.owed.id for one in asked], rule_set__clock=Clock.COMMON
        ).values_list("pk", flat=True)
    )
    moved = [one for one in asked if one.owed.id in common and one.expected]
    opens = max((one.owed.opens_on for one in moved), default=today())
    due_on = next_working_day(row.due_on)
    if due_on < opens:
        raise DayTooSoon(opens)
    ObligationEvent.objects.bulk_create(
        ObligationEvent(
            obligation_id=one.owed.id,
            kind=Change.ROUND,
            on=today(),
            recorded_at=now(),
            due_on=due_on,
            authority_id=None,
            reason=row.title,
            by_id=by.user_id,
            by_name=str(by.user)[:120],
            detail={"round": str(row.pk)},
        )
        for one in moved
        if one.due_on != due_on
    )
