"""With whom a municipality is compared: those like it, and the areas it belongs to on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q

from figures.queries.reading import Series, country_series, series_of
from register.models import AreaKind, Municipality
from register.queries import area_of, competent_authority, municipalities_in, municipalities_under

# Limits of the size classes, in residents.
SIZES = (0, 5_000, 10_000, 20_000, 50_000, 100_000, 10_000_000)
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """A definition's figures of a municipality, and of whatever it is compared with, by a stable name."""

    own: Series
    others: Mapping[str, Series]


def similar_to(municipality: Municipality, *, on: date) -> list[str]:
    """Return the codes of those of the same size class and type, without itself; of the size class alone where those are few."""
    people = municipality.population
    if people is None:
        return []
    low, high = next((low, high) for low, high in pairwise(SIZES) if low <= people < high)
    same_size = Municipality.objects.on(on).filter(
        Q(population__gte=low, population__lt=high), is_aland=municipality.is_aland
    )
    others = same_size.exclude(pk=municipality.pk)
    alike = others.filter(urban_rural=municipality.urban_rural)
    codes = list(alike.values_list("code", flat=True))
    return codes if len(codes) >= FEWEST else list(others.values_list("code", flat=True))


def members_of(municipality: Municipality, *, on: date) -> dict[str, list[str]]:
    """Return the codes of the municipalities of each area that it belongs to on the day, by kind; of its authority's area too."""
    found: dict[str, list[str]] = {"similar": similar_to(municipality, on=on)}
    for kind in AreaKind:
        if area := area_of(municipality, kind, on=on):
            codes = municipalities_in(area, on=on).values_list("code", flat=True)
            found[str(kind.value)] = list(codes)
    if authority := competent_authority(municipality, on=on):
        codes = municipalities_under(authority, on=on).values_list("code", flat=True)
        found["authority"] = list(codes)
    return {name: codes for name, codes in found.items() if codes}


def comparison_of(municipality: Municipality, definition: str, *, on: date) -> Comparison:
    """Return a definition's figures of a municipality beside those of its likes, its areas and the country."""
    others = {
        name: series_of(definition, codes)
        for name, codes in members_of(municipality, on=on).items()
    }
    if country := country_series(definition):
        others["country"] = country
    return Comparison(series_of(definition, [municipality.pk]), others)
