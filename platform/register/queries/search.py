"""Finding a municipality or an authority by what people call it."""

import re
from datetime import date
from typing import TypeVar

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.lookups import Exact, StartsWith

from register.models import (
    Authority,
    AuthorityKind,
    AuthoritySuccession,
    Competence,
    Municipality,
    MunicipalitySuccession,
)
from register.queries.letters import (
    Alphabetical,
    Folded,
    folded,
    folded_columns,
    name_column,
)

Listed = TypeVar("Listed", bound=QuerySet[Municipality])
NAMES = ("name_fi", "name_sv", "name_en")
DISTRICTS = ("district_fi", "district_sv", "district_en")
WORDS_USED = 8
LINKING = 2  # the length of words such as “of” and “i”, which say nothing of whom is meant

# What people call either kind of authority, beside its name.
KNOWN_AS = {
    AuthorityKind.ELY_CENTRE: folded(
        " ELY-keskus, elinkeino-, liikenne- ja ympäristökeskus, NTM-centralen, ELY-centralen, "
        "närings-, trafik- och miljöcentralen i, ELY Centre, "
        "Centre for Economic Development, Transport and the Environment of"
    ),
    AuthorityKind.ECONOMIC_DEVELOPMENT_CENTRE: folded(
        " elinvoimakeskus, livskraftscentralen i, Economic Development Centre of"
    ),
}


def find_municipalities(text: str, *, on: date) -> QuerySet[Municipality]:
    """Find the municipalities of the day by a name, a code, or the name of one merged into them.

    The best come first: the whole name, then its beginning, then any part; each by the alphabet.
    No text finds all.
    """
    found = Municipality.objects.on(on).alias(searched=folded_columns(*NAMES, "code"))
    for word in words_of(text):
        merged = MunicipalitySuccession.objects.filter(successor=OuterRef("pk"), on__lte=on).alias(
            searched=folded_columns(*(f"predecessor__{name}" for name in NAMES))
        )
        found = found.filter(
            Q(searched__contains=word) | Exists(merged.filter(searched__contains=word))
        )
    return found.order_by(_nearness(text, NAMES), Alphabetical(name_column()), "code")


def by_name(municipalities: Listed) -> Listed:
    """Put municipalities in the order of the Finnish and Swedish alphabet."""
    return municipalities.order_by(Alphabetical(name_column()), "code")


def find_authorities(text: str, *, on: date, language: str | None = None) -> QuerySet[Authority]:
    """Find the authorities of the day by name, region or office, or by the name before or after.

    So either word finds the way: "Pirkanmaan ELY" leads to the centre that took over its work.
    No text finds all.
    """
    columns = folded_columns(*NAMES, *DISTRICTS, "offices")
    found = Authority.objects.on(on).regional().alias(searched=columns)
    for word in words_of(text):
        kinds = [kind for kind, words in KNOWN_AS.items() if f" {word}" in words]
        found = found.filter(
            Q(searched__contains=f" {word}")
            | Q(kind__in=kinds)
            | Exists(_akin(word, kinds, this="successor", other="predecessor"))
            | Exists(_akin(word, kinds, this="predecessor", other="successor"))
            | Exists(_through_region(word, on=on))
        )
    nearness = _nearness(
        text,
        (*NAMES, *DISTRICTS),
        beginnings=[word for word in words_of(text) if len(word) > LINKING],
    )
    return found.order_by(nearness, Alphabetical(name_column(language)), "key")


def words_of(text: str) -> list[str]:
    """Split what somebody typed into words to look for; signs alone give what no name has."""
    words = re.findall(r"[^\W_]+", folded(text))[:WORDS_USED]
    return words or ([text] if text.strip() else [])


def _akin(
    word: str, kinds: list[AuthorityKind], *, this: str, other: str
) -> QuerySet[AuthoritySuccession]:
    names = folded_columns(*(f"{other}__{name}" for name in (*NAMES, *DISTRICTS)))
    akin = AuthoritySuccession.objects.filter(**{this: OuterRef("pk")}).alias(searched=names)
    return akin.filter(Q(searched__contains=f" {word}") | Q(**{f"{other}__kind__in": kinds}))


def _through_region(word: str, *, on: date) -> QuerySet[Competence]:
    regions = Competence.objects.on(on).filter(authority=OuterRef("pk"))
    names = folded_columns(*(f"area__{name}" for name in NAMES))
    return regions.alias(searched=names).filter(searched__contains=f" {word}")


def _nearness(text: str, columns: tuple[str, ...], *, beginnings: list[str] | None = None) -> Case:
    """Rank rows by how near a column is.

    0 is the whole text, 1 begins with it (or with one of `beginnings`), 2 is the rest.
    """
    wanted = " ".join(folded(text).split())
    whole = [When(Exact(Folded(column), wanted), then=Value(0)) for column in columns]
    beginning = [
        When(StartsWith(Folded(column), start), then=Value(1))
        for column in columns
        for start in (beginnings or [wanted])
    ]
    return Case(*whole, *beginning, default=Value(2), output_field=IntegerField())
