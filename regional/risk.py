"""Who may come late: told from the signs of the catalogue before the day has come. Plain arithmetic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regional.queries.overview import Phase, Row
from regional.standing import Standing


class SignOn(Protocol):
    """A sign as the catalogue has it on the day."""

    key: str
    within_days: int
    silent_days: int | None

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Seen:
    """A sign that was seen, in words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A municipality whose report is awaited and not late, with the signs that it may become so, the gravest first."""

    row: Row
    awaited: Standing
    signs: tuple[Seen, ...]

    @property
    def days_left(self) -> int:
        return (self.awaited.due_on - self.awaited.on).days


def at_risk(rows: Iterable[Row], signs: Sequence[SignOn], *, on: date) -> list[AtRisk]:
    """Return the municipalities with signs: those with the most signs first, of these the earliest due."""
    found = (_of(row, signs, on) for row in rows if not row.former)
    risks = [risk for risk in found if risk is not None and risk.signs]
    return sorted(risks, key=lambda risk: (-len(risk.signs), risk.days_left))


def _of(row: Row, signs: Sequence[SignOn], on: date) -> AtRisk | None:
    awaited = [one for one in row.standings if one.expected and not one.received]
    if not awaited or any(one.past_due for one in awaited):
        return None  # nothing is to come, or it is late already
    first = min(awaited, key=lambda one: one.due_on)
    left = (first.due_on - on).days
    seen = (_seen(sign, row, on) for sign in signs if left <= sign.within_days)
    return AtRisk(row, first, tuple(sign for sign in seen if sign is not None))


def _seen(sign: SignOn, row: Row, on: date) -> Seen | None:
    if sign.key == "silent":
        return _silence(sign, row, on)
    if row.phase is None or not _lacks(sign.key, row.phase):
        return None  # what was never told is silence, and no other sign
    return Seen(sign.key, sign.name)


def _lacks(key: str, phase: Phase) -> bool:
    match key:
        case "no_coordinator":
            return not phase.coordinator_named
        case "no_group":
            return not phase.group_named
        case "no_picture":
            return phase.picture_ready is False
        case "no_decision":
            told = phase.picture_ready is not None  # from the second version on
            slot = phase.decision_planned_on
            return told and phase.plan_approved_on is None and slot is None
    return False


def _silence(sign: SignOn, row: Row, on: date) -> Seen | None:
    heard = [row.phase.sent_on] if row.phase else []
    if row.last is not None:
        heard.append(row.last.effective_on)
    if not heard:
        return Seen(sign.key, _("It has not told anything of its planning yet"))
    days = (on - max(heard)).days
    if days < (sign.silent_days or 0):
        return None
    words = ngettext("%(name)s for %(days)s day", "%(name)s for %(days)s days", days)
    return Seen(sign.key, words % {"name": sign.name, "days": days})
