"""What a saved view shows today, and what has changed in it since it was last told of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from django.utils.translation import gettext as _

from catalogue.queries import risk_signs_on
from core.clock import today
from regional.labels import FILTERED_BY, label_of
from regional.models import Pace, SavedView, ViewPage
from regional.parts import seen_through
from regional.queries.coverage import contents_of
from regional.risk import at_risk

STATES = {label.key: label.words for label in FILTERED_BY}


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is not as it was: of a municipality, a goal, a theme or a group; "" is for what was or is not there."""

    name: str
    before: str
    after: str


def state_of_view(view: SavedView) -> dict[str, Any]:
    """Return what a view shows today, by key, with a name in the active language."""
    seen, rows = seen_through(view.authority, dict(parse_qsl(view.query)), on=today())
    match view.page:
        case ViewPage.RISK:
            risks = at_risk(seen.rows, risk_signs_on(seen.on), on=seen.on)
            return {
                risk.row.municipality.code: [
                    risk.row.municipality.name,
                    "+".join(sorted(sign.key for sign in risk.signs)),
                ]
                for risk in risks
            }
        case ViewPage.COVERAGE:
            contents = contents_of(seen)
            lines = [line for goals in contents.frameworks for line in goals.lines]
            lines += [*contents.themes, *contents.groups]
            return {line.key: [line.name, f"{len(line.served)}/{line.whole}"] for line in lines}
    return {
        row.municipality.code: [row.municipality.name, label_of(row.current).key] for row in rows
    }


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what came, went or changed, by name."""
    changed = []
    for key in sorted({*before, *after}, key=lambda key: str((after.get(key) or before[key])[0])):
        old, new = before.get(key), after.get(key)
        if (old and old[1]) != (new and new[1]):
            name = (new or old)[0]  # type: ignore[index]  # one of them is there
            changed.append(Change(name, old[1] if old else "", new[1] if new else ""))
    return changed


def period_of(pace: str, on: date | None = None) -> str:
    """Name the week or the month that a day is in."""
    day = on or today()
    if pace == Pace.WEEKLY:
        year, week, _weekday = day.isocalendar()
        return f"{year}-W{week:02}"
    return f"{day:%Y-%m}"


def in_words(view: SavedView, state: str) -> str:
    """Say what a view shows of something, in the active language."""
    if not state:
        return _("not in the view")
    if view.page == ViewPage.RISK:
        names = {sign.key: sign.name for sign in risk_signs_on(today())}
        return ", ".join(str(names.get(key, key)) for key in state.split("+"))
    return str(STATES.get(state, state))
