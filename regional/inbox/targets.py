"""Which obligations a report meets."""

from collections.abc import Sequence
from datetime import date

from regional.contracts import ObligationState, Report
from regional.errors import NothingAwaited, RevisionInFlight
from regional.models import Obligation
from regional.queries.ledger import by_municipality, standings
from regional.standing import Standing
from tenants.models import Participation

AWAITED = {
    ObligationState.OVERDUE,
    ObligationState.RETURNED,
    ObligationState.OPEN,
    ObligationState.EXEMPT,
}
IN_FLIGHT = {ObligationState.RECEIVED, ObligationState.IN_REVIEW, ObligationState.REPLY}


def targets_of(report: Report, *, place: str, on: date) -> list[Standing]:
    """Return the obligations that the report meets: one for each municipality that it counts for.

    Raises RevisionInFlight, NothingAwaited.
    """
    codes = _counted(report, place)
    found = by_municipality(standings(Obligation.objects.filter(municipality__in=codes), on=on))
    targets: list[Standing] = []
    refused: list[NothingAwaited | RevisionInFlight] = []
    for code in codes:
        try:
            targets.append(_target(found.get(code, []), covers_to=report.covers_to, on=on))
        except (NothingAwaited, RevisionInFlight) as refusal:
            refused.append(refusal)
    if not targets:
        raise refused[0] if refused else NothingAwaited(None)
    return targets


def _counted(report: Report, place: str) -> list[str]:
    """Return the codes that count: one's own; in a joint area, who took part on the last day covered and gave a mandate."""
    if place.startswith("m"):
        return [report.municipality]
    parts = Participation.objects.filter(
        workspace__schema_name=place, municipality__in=report.municipalities
    ).exclude(mandate_on=None)
    return sorted(
        part.municipality_id
        for part in parts
        if part.valid_from <= report.covers_to
        and (part.valid_to is None or part.valid_to >= report.covers_to)
    )


def _target(found: Sequence[Standing], *, covers_to: date, on: date) -> Standing:
    opened = [one for one in found if one.owed.opens_on <= on and not one.superseded]
    of_the_period = [
        one for one in opened if one.owed.covers_from <= covers_to <= one.owed.covers_to
    ]
    for one in of_the_period or opened:
        if one.state in AWAITED:
            return one
    for one in reversed(of_the_period or opened):
        if one.state in IN_FLIGHT and one.latest is not None:
            raise RevisionInFlight(one.latest.reference)
    ahead = [one.owed.opens_on for one in found if one.owed.opens_on > on and not one.superseded]
    raise NothingAwaited(min(ahead, default=None))
