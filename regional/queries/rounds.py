"""Rounds of an authority, and how far each municipality has come with what it was asked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from regional.figures import Rate
from regional.models import Obligation, Round, RoundMunicipality
from regional.queries.ledger import by_municipality, standings
from regional.queries.scope import lineage
from regional.standing import Standing
from register.models import Municipality


@dataclass(frozen=True, slots=True)
class Asked:
    """A municipality of a round: where what it was asked to report on stands."""

    municipality: Municipality
    standing: Standing | None

    @property
    def is_in(self) -> bool:
        return self.standing is not None and self.standing.received


def rounds_of_authority(authority: str) -> QuerySet[Round]:
    """Return the rounds of an authority and of those whose work it took over, the newest first."""
    found = Round.objects.filter(authority__in=lineage(authority))
    return (
        found.select_related("authority")
        .annotate(size=Count("municipalities"))
        .order_by("-begun_at", "-pk")
    )


def asked_of(row: Round, *, on: date) -> list[Asked]:
    """Return the municipalities of a round by the alphabet."""
    parts = row.municipalities.select_related("municipality")
    found = _standings([part.municipality_id for part in parts], on)
    asked = [
        Asked(part.municipality, followed(part.obligation_id, found.get(part.municipality_id, [])))
        for part in parts
    ]
    return sorted(asked, key=lambda one: one.municipality.name)


def received_of(rounds: Iterable[Round], *, on: date) -> dict[UUID, Rate]:
    """Return of each round how many of its municipalities have reported."""
    parts = RoundMunicipality.objects.filter(round__in=[row.pk for row in rounds])
    rows = list(parts.values_list("round_id", "municipality_id", "obligation_id"))
    found = _standings([code for _round, code, _owed in rows], on)
    whole: Counter[UUID] = Counter()
    received: Counter[UUID] = Counter()
    for key, code, owed in rows:
        whole[key] += 1
        standing = followed(owed, found.get(code, []))
        received[key] += standing is not None and standing.received
    return {key: Rate(received[key], whole[key]) for key in whole}


def followed(obligation: UUID | None, found: Sequence[Standing]) -> Standing | None:
    """Return where an obligation stands; of one that was superseded, what the same municipality got in its place."""
    bound = next((one for one in found if one.owed.id == obligation), None)
    if bound is None or not bound.superseded:
        return bound
    later = [one for one in found if not one.superseded and one.owed.cycle > bound.owed.cycle]
    return min(later, key=lambda one: one.owed.cycle, default=bound)


def _standings(codes: list[str], on: date) -> dict[str, list[Standing]]:
    owed = Obligation.objects.filter(municipality__any=codes)
    return dict(by_municipality(standings(owed, on=on)))
