"""What an authority sees of its municipalities on a day, in the same number of statements for one and for a thousand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.days import day_of, end_of, plus_months
from regional.contracts import ObligationState
from regional.figures import Figures, figures_of, in_period
from regional.models import Change, Obligation, ObligationEvent, ReceivedSignal
from regional.queries.ledger import by_municipality, standings
from regional.queries.scope import WHOLE, Part, Placed, Scope, country, seen_by
from regional.standing import Sent, Standing
from register.models import Authority, Municipality

PERIOD_MONTHS = 24
READ_BACK_MONTHS = 60  # an extension may have moved what was due earlier into the period


@dataclass(frozen=True, slots=True)
class Phase:
    """How far planning was by the newest signal of the day."""

    steps: int
    coordinator_named: bool
    group_named: bool
    plan_approved_on: date | None
    sent_on: date
    picture_ready: bool | None  # None: not told
    decision_planned_on: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality on the day; `former` ones are counted, though others or nobody are in charge of them by now."""

    municipality: Municipality
    county: str
    employment_area: str
    standings: tuple[Standing, ...]
    current: Standing | None
    next_due: date | None
    last: Sent | None
    phase: Phase | None
    former: bool = False

    @property
    def state(self) -> ObligationState:
        return self.current.state if self.current else ObligationState.NOT_DUE


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of the obligations due after `since`, and a row for each municipality."""

    scope: Scope
    since: date
    figures: Figures
    rows: tuple[Row, ...]
    counted: tuple[Standing, ...]

    @property
    def on(self) -> date:
        return self.scope.on


def overview(
    authority: Authority | None, part: Part = WHOLE, *, on: date, months: int = PERIOD_MONTHS
) -> Overview:
    """Return what an authority (or, without one, the whole country) sees on a day of its part or of one of its areas."""
    scope = country(on=on) if authority is None else seen_by(authority, part, on=on)
    since = plus_months(scope.on, -months)
    found = standings(_obligations(scope), on=scope.on)
    on_list = [one for one in found if _is_counted(one, scope)]
    counted = tuple(one for one in on_list if in_period(one, since=since) and not one.superseded)
    return Overview(
        scope=scope,
        since=since,
        figures=figures_of(counted),
        rows=_rows(scope, found, counted, since),
        counted=counted,
    )


def _is_counted(standing: Standing, scope: Scope) -> bool:
    here = not scope.is_narrowed or standing.owed.municipality in scope.in_charge
    return here and list_authority(standing, scope) in scope.keys


def list_authority(standing: Standing, scope: Scope) -> str | None:
    """Return on whose list an obligation is: whoever was in charge when it fell due, unless its file was moved.

    What is not due yet, and the lists of authorities that are gone, belong to whoever is in charge on the day.
    """
    fixed = standing.moved_to or (
        standing.owed.authority_at_due if standing.due_on <= standing.on else None
    )
    if fixed in scope.alive:
        return fixed
    return scope.in_charge.get(standing.owed.municipality)


def current_of(found: Sequence[Standing], *, since: date) -> Standing | None:
    """Return the obligation that tells a municipality's status: what is late comes first, then what was opened last."""
    alive = [one for one in found if not one.superseded]
    opened = [one for one in alive if in_period(one, since=since)]
    for state in (ObligationState.OVERDUE, ObligationState.RETURNED):
        for one in opened:
            if one.state is state:
                return one
    return (opened[-1] if opened else None) or next(
        (one for one in alive if one.due_on > one.on), None
    )


def next_due_of(found: Iterable[Standing], *, since: date) -> date | None:
    """Return the day by which the next report is awaited, past or to come."""
    awaited = (
        one.due_on for one in found if one.expected and not one.received and one.due_on > since
    )
    return min(awaited, default=None)


def last_of(found: Iterable[Standing]) -> Sent | None:
    """Return the report that was received last."""
    sent = [one.latest for one in found if one.latest]
    return max(sent, key=lambda report: report.received_at, default=None)


def _obligations(scope: Scope) -> QuerySet[Obligation]:
    here = Q(municipality__any=scope.in_charge)
    recent = Obligation.objects.filter(due_on__gt=plus_months(scope.on, -READ_BACK_MONTHS))
    if scope.is_narrowed:
        return recent.filter(here)
    on_list = Q(authority_at_due__any=scope.keys)
    moved = ObligationEvent.objects.filter(
        obligation=OuterRef("pk"), kind=Change.AUTHORITY, authority__any=scope.keys
    )
    return recent.filter(here | on_list | Exists(moved))


def _rows(
    scope: Scope, found: list[Standing], counted: tuple[Standing, ...], since: date
) -> tuple[Row, ...]:
    by_code, phases = by_municipality(found), _phases(scope)
    here = set(scope.codes)
    gone = {one.owed.municipality for one in counted} - here
    names = Municipality.objects.in_bulk(sorted(gone)) if gone else {}
    rows = [
        _row(place, by_code.get(place.code, []), phases.get(place.code), since)
        for place in scope.municipalities
    ]
    rows += [
        _former(names[code], [one for one in counted if one.owed.municipality == code], since)
        for code in sorted(gone)
    ]
    return tuple(rows)


def _row(place: Placed, found: list[Standing], phase: Phase | None, since: date) -> Row:
    return Row(
        municipality=place,
        county=place.county_name or "",
        employment_area=place.employment_area_name or "",
        standings=tuple(found),
        current=current_of(found, since=since),
        next_due=next_due_of(found, since=since),
        last=last_of(found),
        phase=phase,
    )


def _former(municipality: Municipality, found: list[Standing], since: date) -> Row:
    return Row(
        municipality=municipality,
        county="",
        employment_area="",
        standings=tuple(found),
        current=current_of(found, since=since),
        next_due=None,
        last=last_of(found),
        phase=None,
        former=True,
    )


def _phases(scope: Scope) -> dict[str, Phase]:
    newest = (
        ReceivedSignal.objects.filter(municipality__any=scope.codes, sent_at__lt=end_of(scope.on))
        .order_by("municipality_id", "-sent_at", "-id")
        .distinct("municipality_id")
    )
    columns = (
        "municipality_id",
        "phase",
        "coordinator_named",
        "group_named",
        "plan_approved_on",
        "sent_at",
        "document__picture_ready",
        "document__decision_planned_on",
    )
    return {
        code: Phase(
            steps=steps,
            coordinator_named=coordinator,
            group_named=group,
            plan_approved_on=approved,
            sent_on=day_of(sent_at),
            picture_ready=picture,
            decision_planned_on=date.fromisoformat(decision) if decision else None,
        )
        for code, steps, coordinator, group, approved, sent_at, picture, decision in (
            newest.values_list(*columns)
        )
    }
