"""Rows as the files want them, not yet saved."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TypeVar

from register.loading.files import Line
from register.models import (
    Area,
    AreaKind,
    Authority,
    AuthorityKind,
    AuthoritySuccession,
    Belonging,
    Competence,
    LanguageClass,
    Municipality,
    MunicipalitySuccession,
    Task,
    UrbanRural,
)
from register.models.dated import Dated

Row = TypeVar("Row", bound=Dated)
Place = TypeVar("Place", Municipality, Area, Authority)
DAY = timedelta(days=1)


def municipality(line: Line) -> Municipality:
    """Make a municipality of a line of municipalities.csv."""
    return _named(
        line,
        Municipality(
            code=line.text("code"),
            slug=line.text("slug"),
            language_class=line.choice("language_class", LanguageClass),
            is_aland=line.flag("is_aland"),
            is_sami_homeland=line.flag("is_sami_homeland"),
            longitude=line.decimal("longitude"),
            latitude=line.decimal("latitude"),
            population=line.number_or_none("population"),
            population_on=line.day_or_none("population_on"),
            urban_rural=line.choice("urban_rural", UrbanRural),
        ),
    )


def area(line: Line) -> Area:
    """Make an area of a line of areas.csv."""
    return _named(line, Area(kind=line.choice("kind", AreaKind), code=line.text("code")))


def authority(line: Line) -> Authority:
    """Make an authority of a line of authorities.csv."""
    return _named(
        line,
        Authority(
            key=line.text("key"),
            kind=line.choice("kind", AuthorityKind),
            code=line.text("code"),
            district_fi=line.text("district_fi"),
            district_sv=line.text("district_sv"),
            district_en=line.text("district_en"),
            offices=line.text("offices"),
        ),
    )


def belongings(
    line: Line, *, municipalities: dict[str, Municipality], areas: Iterable[Area]
) -> Iterator[Belonging]:
    """Make a belonging for each municipality on a line of belongings.csv."""
    kind = line.choice("kind", AreaKind)
    begins = line.day("valid_from")
    area = line.known(
        "area",
        {each.code: each for each in areas if each.kind == kind and each.holds_on(begins)},
    )
    for code in line.text("municipalities").split():
        yield _dated(
            line,
            Belonging(
                municipality=line.named("municipalities", code, municipalities),
                area=area,
                kind=kind,
            ),
        )


def competences(
    line: Line, *, authorities: dict[str, Authority], belongings: Iterable[Belonging]
) -> Iterator[Competence]:
    """Make a competence for each municipality of the region on a line of competences.csv.

    It lasts for as long as the municipality belongs to the region.
    """
    region = line.text("region")
    for belonging in belongings:
        if belonging.kind != AreaKind.REGION or belonging.area.code != region:
            continue
        row = _dated(
            line,
            Competence(
                authority=line.known("authority", authorities),
                municipality=belonging.municipality,
                task=line.choice("task", Task),
                area=belonging.area,
            ),
        )
        row.valid_from = max(row.valid_from, belonging.valid_from)
        row.valid_to = min((day for day in (row.valid_to, belonging.valid_to) if day), default=None)
        if row.valid_to is None or row.valid_from <= row.valid_to:
            yield row


def authority_successions(
    competences: Iterable[Competence],
) -> list[AuthoritySuccession]:
    """Derive who took over whose work: the same municipality's, once the old one had closed."""
    ending = defaultdict(list)
    for competence in competences:
        if competence.valid_to and competence.valid_to == competence.authority.valid_to:
            ending[competence.municipality.pk, competence.task, competence.valid_to + DAY].append(
                competence.authority
            )
    pairs: dict[tuple[str, str], AuthoritySuccession] = {}
    for competence in competences:
        new, begins = competence.authority, competence.valid_from
        for old in ending[competence.municipality.pk, competence.task, begins]:
            pairs[old.pk, new.pk] = AuthoritySuccession(predecessor=old, successor=new, on=begins)
    return [pairs[key] for key in sorted(pairs)]


def merger(line: Line, *, municipalities: dict[str, Municipality]) -> MunicipalitySuccession:
    """Make a merger of a line of mergers.csv."""
    return MunicipalitySuccession(
        predecessor=line.known("predecessor", municipalities),
        successor=line.known("successor", municipalities),
        on=line.day("on"),
        source=line.text("source"),
    )


def _dated(line: Line, row: Row) -> Row:
    row.valid_from = line.day("valid_from")
    row.valid_to = line.day_or_none("valid_to")
    row.source = line.text("source")
    return row


def _named(line: Line, row: Place) -> Place:
    row.name_fi, row.name_sv, row.name_en = (
        line.text(name) for name in ("name_fi", "name_sv", "name_en")
    )
    return _dated(line, row)
