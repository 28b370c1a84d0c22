"""For whom an authority works on a day: under its own name, or as those whose work it took over."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, Q, QuerySet

from register.models import (
    Authority,
    AuthorityKind,
    AuthoritySuccession,
    Competence,
    Municipality,
    MunicipalitySuccession,
)
from register.queries import authorities_on, by_name, with_belongings

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from register.queries.municipalities import Belongings

    Placed = WithAnnotations[Municipality, Belongings]
else:
    Placed = Municipality


@dataclass(frozen=True, slots=True)
class Part:
    """What of a scope is looked at: an authority's municipalities, those of areas, or (of none of these) all."""

    authority: str = ""
    region: int | None = None
    county: int | None = None
    employment_area: int | None = None

    def holds(self, place: Placed) -> bool:
        """Whether a municipality belongs to every area that is named."""
        return all(
            wanted is None or wanted == found
            for wanted, found in (
                (self.region, place.region_id),
                (self.county, place.county_id),
                (self.employment_area, place.employment_area_id),
            )
        )

    @property
    def has_areas(self) -> bool:
        return any((self.region, self.county, self.employment_area))


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class Scope:
    """An authority's part of the country on a day; `keys` are the authorities that did its work then."""

    on: date
    keys: frozenset[str]
    alive: frozenset[str]  # all authorities of the day
    name: str
    district: str
    kind: str  # ELY Centre, or Economic Development Centre
    municipalities: tuple[Placed, ...]  # by the alphabet, Åland's left out
    in_charge: Mapping[str, str]  # by code, merged predecessors with those who took over
    choices: tuple[Placed, ...]  # the municipalities before areas narrowed them down
    is_narrowed: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(municipality.code for municipality in self.municipalities)

    @property
    def predecessors(self) -> tuple[str, ...]:
        """The codes of municipalities that were merged into these."""
        return tuple(sorted(set(self.in_charge) - set(self.codes)))


def seen_by(authority: Authority, part: Part = WHOLE, *, on: date) -> Scope:
    """Return what an authority sees of a part of the country on a day: a national one of all, a regional one of its own."""
    if not authority.is_national:
        return _narrowed(scope_of(authority, on=on), part)
    within = Authority.objects.regional().filter(key=part.authority).first()
    if within is not None:
        return _narrowed(scope_of(within, on=on), part)
    whole = country(on=on)
    named = replace(
        whole,
        name=authority.name,
        district=authority.district,
        kind=str(authority.get_kind_display()),
    )
    return _narrowed(named, part)


def scope_of(authority: Authority, *, on: date) -> Scope:
    """Return what a regional authority sees on a day.

    Before its first day it sees what it took over, under the names of then; after its last day, its last day.
    """
    on = min(on, authority.valid_to or on)
    keys, names = {authority.key}, [authority]
    if not authority.holds_on(on):
        names = list(Authority.objects.on(on).filter(key__in=lineage(authority.key)))
        keys = {name.key for name in names}
    heirs = _heirs()
    placed = _placed(on).filter(authority_id__in=keys)
    municipalities = tuple(by_name(placed))
    if authority.key not in keys:
        municipalities = _inherited(authority, municipalities, heirs)
    used = {municipality.authority_id for municipality in municipalities}
    shown = [name for name in names if name.key in used or name.key == authority.key]
    return Scope(
        on=on,
        keys=frozenset(keys),
        alive=frozenset(authorities_on(on).values_list("key", flat=True)),
        name=", ".join(name.name for name in shown) or authority.name,
        district=", ".join(name.district for name in shown) or authority.district,
        kind=str((shown or [authority])[0].get_kind_display()),
        municipalities=municipalities,
        in_charge=_in_charge(municipalities, heirs),
        choices=municipalities,
    )


def country(*, on: date) -> Scope:
    """Return the whole country on a day, as if one authority had it."""
    alive = frozenset(authorities_on(on).values_list("key", flat=True))
    municipalities = tuple(by_name(_placed(on)))
    return Scope(
        on=on,
        keys=alive,
        alive=alive,
        name="",
        district="",
        kind="",
        municipalities=municipalities,
        in_charge=_in_charge(municipalities, _heirs()),
        choices=municipalities,
    )


def codes_under(authority: str, *, on: date) -> "QuerySet[Competence, str]":
    """Return the codes of the municipalities that an authority sees on the day, for use in a statement.

    They are those it is competent for; for a national authority, all.
    """
    national = Authority.objects.filter(pk=authority, kind=AuthorityKind.NATIONAL_AUTHORITY)
    held = Competence.objects.on(on).integration().filter(Q(authority=authority) | Exists(national))
    return held.values_list("municipality_id", flat=True)


def _narrowed(scope: Scope, part: Part) -> Scope:
    if not part.has_areas:
        return scope
    kept = tuple(place for place in scope.municipalities if part.holds(place))
    codes, heirs = {place.code for place in kept}, _heirs()
    in_charge = {
        code: authority
        for code, authority in scope.in_charge.items()
        if heir_of(code, codes, heirs) in codes
    }
    return replace(scope, municipalities=kept, in_charge=in_charge, is_narrowed=True)


def _placed(on: date) -> "QuerySet[Placed]":
    return with_belongings(Municipality.objects.on(on).with_the_duty(), on=on)


def lineage(key: str) -> set[str]:
    """Return an authority with all those whose work it took over."""
    before: dict[str, set[str]] = {}
    for successor, predecessor in AuthoritySuccession.objects.values_list(
        "successor_id", "predecessor_id"
    ):
        before.setdefault(successor, set()).add(predecessor)
    found: set[str] = set()
    left = {key}
    while left:
        found |= left
        left = set().union(*(before.get(one, set()) for one in left)) - found
    return found


def _heirs() -> dict[str, str]:
    return dict(MunicipalitySuccession.objects.values_list("predecessor_id", "successor_id"))


def _inherited(
    authority: Authority, municipalities: tuple[Placed, ...], heirs: Mapping[str, str]
) -> tuple[Placed, ...]:
    """Leave out those whom another authority took over."""
    taken = set(codes_under(authority.key, on=authority.valid_from))
    return tuple(place for place in municipalities if heir_of(place.code, taken, heirs) in taken)


def _in_charge(municipalities: tuple[Placed, ...], heirs: Mapping[str, str]) -> dict[str, str]:
    known = {place.code: place.authority_id for place in municipalities if place.authority_id}
    led = {code: heir_of(code, known, heirs) for code in heirs if code not in known}
    return known | {code: known[heir] for code, heir in led.items() if heir in known}


def heir_of(code: str, wanted: Container[str], heirs: Mapping[str, str]) -> str:
    """Follow mergers until a wanted municipality, or to the end."""
    seen = {code}
    while code not in wanted and code in heirs and heirs[code] not in seen:
        code = heirs[code]
        seen.add(code)
    return code
