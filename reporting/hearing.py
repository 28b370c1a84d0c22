"""Telling the municipality of the authority's letters and of what it changed in what is owed: asked for from here."""

from collections.abc import Iterator
from datetime import timedelta

from core.clock import now, today
from plans.models import NoticeKind
from plans.notices.events import people_with
from plans.notices.services import Telling, tell
from plans.paths import path_in_workspace
from regional.contracts import Names
from reporting.rounds import letters
from tenants.models import Role

# Whoever comes later need not hear of what was said long ago.
RECENT = timedelta(days=30)


def tell_of_letters() -> None:
    """Tell the coordinators of each letter of the last weeks; nobody twice of the same."""
    tell(_of_letters(people_with(Role.COORDINATOR)))


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
