"""The reports that a pack is made from: the newest of each municipality by the day, each with a number to be named by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.queries import obstacles, target_groups, themes
from regional.contracts import Report, read_report
from regional.models import Coverage, Pack
from regional.queries.overview import Row, overview
from regional.queries.scope import Part

THEME, GROUP, OBSTACLE = "theme", "group", "obstacle"


@dataclass(frozen=True, slots=True)
class Source:
    """A report, by the number that sentences name it by."""

    number: int
    places: tuple[str, ...]  # the municipalities of the area that it counts for
    coverage: str
    reference: str
    revision: int
    received_at: str
    content_hash: str
    report: Report


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a pack is made from: the reports, and the municipalities of which there is none."""

    sources: tuple[Source, ...]
    municipalities: int
    missing: tuple[str, ...]
    names: Mapping[tuple[str, str], str]  # by kind and key, in the pack's language

    def name_of(self, kind: str, key: str, own: str) -> str:
        """Return what the catalogue calls a thing, or else what a report calls it, in its own language."""
        return self.names.get((kind, key), own)

    def numbers(self, chosen: Sequence[Source] | None = None) -> tuple[int, ...]:
        """Return the numbers of the sources, or of some of them."""
        return tuple(one.number for one in (self.sources if chosen is None else chosen))


def gather(pack: Pack) -> Gathered:
    """Read the reports of a pack's area by its day, in a fixed number of queries; a joint report is one source."""
    part = Part(employment_area=pack.area_id) if pack.area_id else Part()
    rows = [row for row in overview(pack.authority, part, on=pack.on).rows if not row.former]
    told: dict[str, list[Row]] = {}
    for row in rows:
        if row.last is not None:
            told.setdefault(row.last.report, []).append(row)
    return Gathered(
        sources=_sources(list(told.values())),
        municipalities=len(rows),
        missing=tuple(row.municipality.name for row in rows if row.last is None),
        names=_names(),
    )


def _names() -> dict[tuple[str, str], str]:
    """Reports are written in several languages: what they name by key is named in one."""
    return (
        {(THEME, each.key): each.name for each in themes()}
        | {(GROUP, each.key): each.name for each in target_groups()}
        | {(OBSTACLE, each.key): each.name for each in obstacles()}
    )


def _sources(told: list[list[Row]]) -> tuple[Source, ...]:
    keys = [rows[0].last.coverage for rows in told if rows[0].last]
    kept = {
        str(each.pk): each.report
        for each in Coverage.objects.filter(pk__in=keys).select_related("report")
    }
    found = []
    for number, (rows, key) in enumerate(zip(told, keys, strict=True), start=1):
        report = kept[str(key)]
        found.append(
            Source(
                number=number,
                places=tuple(row.municipality.name for row in rows),
                coverage=str(key),
                reference=report.reference,
                revision=report.revision,
                received_at=report.received_at.isoformat(),
                content_hash=report.content_hash,
                report=read_report(report.document),
            )
        )
    return tuple(found)
