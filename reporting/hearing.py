"""Telling the municipality of the authority's letters and of what it changed in what is owed: asked for from here."""

from collections.abc import Iterator
from datetime import date, timedelta

from core.clock import now, today
from plans.models import NoticeKind
from plans.notices.events import people_with
from plans.notices.services import Telling, tell
from plans.paths import path_in_workspace
from regional.contracts import Names, ReliefView
from reporting.queries import owed
from reporting.relief import changes, reliefs
from reporting.rounds import letters
from tenants.models import Role

# Whoever comes later need not hear of what was said long ago.
RECENT = timedelta(days=30)


def tell_of_letters() -> None:
    """Tell the coordinators of each letter of the last weeks; nobody twice of the same."""
    tell(_of_letters(people_with(Role.COORDINATOR)))


def tell_of_decisions() -> None:
    """Tell coordinators, editors and approvers of each decision on what is owed; nobody twice of the same."""
    tell(_of_decisions(people_with(Role.COORDINATOR, Role.EDITOR, Role.APPROVER)))


def _of_decisions(people: frozenset[int]) -> Iterator[Telling]:
    for change in changes():
        if change.recorded_at > now() - RECENT and change.authority_names is not None:
            period = period_of(change.covers_from, change.covers_to)
            yield _decided(change.id, change.authority_names, period, people)
    due = owed(today())
    for request in reliefs():
        if _is_refused_lately(request) and due is not None:
            period = period_of(request.covers_from, request.covers_to)
            yield _decided(request.id, due.authority_names, period, people)


def _is_refused_lately(request: ReliefView) -> bool:
    return (
        request.outcome == "refused"
        and request.settled_at is not None
        and request.settled_at > now() - RECENT
    )


def _decided(key: str, names: Names, period: str, people: frozenset[int]) -> Telling:
    return Telling(
        kind=NoticeKind.DUTY_CHANGED,
        people=people,
        event=f"duty:{key}",
        path=path_in_workspace("reporting:relief"),
        params=names_in(names) | {"thing": period},
    )


def period_of(first: date, last: date) -> str:
    """Say the years of a period, as 2025–2026, or one alone."""
    return f"{first.year}–{last.year}" if first.year < last.year else str(last.year)


def _of_letters(people: frozenset[int]) -> Iterator[Telling]:
    for letter in letters(today()):
        if letter.sent_at > now() - RECENT:
            yield Telling(
                kind=NoticeKind.AUTHORITY_LETTER,
                people=people,
                event=f"round:{letter.id}",
                path=path_in_workspace("reporting:letter", letter.id),
                params=names_in(letter.authority_names) | {"thing": letter.title},
            )


def names_in(names: Names) -> dict[str, str]:
    """Say in a notice who did something, in each language."""
    return {"who": names.fi, "who_sv": names.sv, "who_en": names.en}
