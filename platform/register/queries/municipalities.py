"""Which municipalities there are, and what they belong to."""

from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.db.models import F, FilteredRelation, Q, QuerySet

from register.models import Area, AreaKind, Municipality, MunicipalitySuccession, Task
from register.models.dated import in_force
from register.queries.letters import name_column

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

# What an annotation is called, and which kind of area it is read from.
KINDS = {
    "region": AreaKind.REGION,
    "county": AreaKind.WELLBEING_COUNTY,
    "employment_area": AreaKind.EMPLOYMENT_AREA,
}


class Belongings(TypedDict):
    """What `with_belongings` tells of a municipality; None where it has none on the day."""

    region_id: int | None
    region_name: str | None
    county_id: int | None
    county_name: str | None
    employment_area_id: int | None
    employment_area_name: str | None
    authority_id: str | None
    authority_name: str | None


def with_belongings(
    municipalities: QuerySet[Municipality], *, on: date, task: str = Task.INTEGRATION
) -> "QuerySet[WithAnnotations[Municipality, Belongings]]":
    """Tell each municipality's areas and authority on the day, in the same statement.

    The names are in the language that is active now.
    """
    name = name_column()
    joins: dict[str, FilteredRelation] = {}
    columns: dict[str, Any] = {}
    for label, kind in KINDS.items():
        held = Q(belongings__kind=kind) & in_force(on, through="belongings__")
        joins[f"its_{label}"] = FilteredRelation("belongings", condition=held)
        columns[f"{label}_id"] = F(f"its_{label}__area_id")
        columns[f"{label}_name"] = F(f"its_{label}__area__{name}")
    competent = Q(competences__task=task) & in_force(on, through="competences__")
    joins["its_competence"] = FilteredRelation("competences", condition=competent)
    columns["authority_id"] = F("its_competence__authority_id")
    columns["authority_name"] = F(f"its_competence__authority__{name}")
    told = municipalities.annotate(**joins).annotate(**columns)
    return cast("QuerySet[WithAnnotations[Municipality, Belongings]]", told)


def expected_municipalities(on: date) -> QuerySet[Municipality]:
    """Return the municipalities of the day that the Integration Act binds: all but Åland's."""
    return Municipality.objects.on(on).with_the_duty()


def municipalities_in(area: Area, *, on: date) -> QuerySet[Municipality]:
    """Return the municipalities that belong to an area on the day."""
    return Municipality.objects.filter(in_force(on, through="belongings__"), belongings__area=area)


def areas_on(kind: str, *, on: date) -> QuerySet[Area]:
    """Return the areas of a kind that there are on the day."""
    return Area.objects.on(on).filter(kind=kind)


def area_of(municipality: Municipality | str, kind: str, *, on: date) -> Area | None:
    """Return the area of a kind that a municipality (or its code) belongs to on the day."""
    held = in_force(on, through="belongings__")
    return Area.objects.filter(held, kind=kind, belongings__municipality=municipality).first()


def municipality_today(code: str) -> Municipality | None:
    """Return the municipality that a code leads to after all mergers; None if it never was."""
    mergers = dict(MunicipalitySuccession.objects.values_list("predecessor", "successor"))
    seen = {code}
    while code in mergers and mergers[code] not in seen:
        code = mergers[code]
        seen.add(code)
    return Municipality.objects.filter(code=code).first()
