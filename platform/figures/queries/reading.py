"""Asking for figures: of one municipality, of each of several, of several together, of the country."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from figures.models import AreaLevel, DefinitionVersion, Observation
from figures.queries.adding import HIDDEN, Figure, add_up
from figures.suppression import shown_parts
from register.models import MunicipalitySuccession

Series = dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure for each municipality and for all of them together, small ones hidden with what would give them away."""

    figures: Mapping[str, Figure]
    together: Figure


def version_of(definition: str) -> DefinitionVersion | None:
    """Return the latest version of a definition, by its key; None where no source gives it."""
    return DefinitionVersion.objects.filter(definition=definition).order_by("-number").first()


def series_of(definition: str, municipalities: Collection[str]) -> Series:
    """Return the figure of the municipalities together for each period that is known, the earliest first.

    Those that have merged into one of them since are in it. Asks the database three times, however many they are.
    """
    version = version_of(definition)
    if version is None:
        return {}
    by_period: dict[str, list[Observation]] = defaultdict(list)
    for row in _rows(version, municipalities):
        by_period[row.period].append(row)
    return {
        period: add_up(rows, factor=version.factor, members=len(municipalities), below=_below(rows))
        for period, rows in sorted(by_period.items())
    }


def listed(definition: str, municipalities: Collection[str], period: str) -> Listed:
    """Return a figure for each of the municipalities and for all together, in one period."""
    version = version_of(definition)
    by_area: dict[str, list[Observation]] = {code: [] for code in municipalities}
    factor = version.factor if version else None
    if version is not None:
        for row in _rows(version, municipalities, period=period):
            by_area[row.area].append(row)
    every = [row for rows in by_area.values() for row in rows]
    below = _below(every)
    figures = {
        code: add_up(rows, factor=factor, members=1, below=below) for code, rows in by_area.items()
    }
    together = add_up(every, factor=factor, members=len(by_area), below=below)
    return _protected(figures, together, by_area, below=below if factor is None else 0)


def latest_period(definition: str, *, yearly: bool = True) -> str | None:
    """Return the latest period for which municipalities have figures."""
    found = Observation.objects.filter(
        version__definition=definition,
        level=AreaLevel.MUNICIPALITY,
        dimensions="",
        value__isnull=False,
    )
    if yearly:
        found = found.filter(period__regex=r"^[0-9]{4}$")
    return found.order_by("-period").values_list("period", flat=True).first()


def country_series(definition: str) -> Series:
    """Return the publisher's own figures of the whole country."""
    version = version_of(definition)
    rows = Observation.objects.filter(version=version, level=AreaLevel.COUNTRY, dimensions="")
    return {
        row.period: Figure(row.value, row.numerator, row.denominator, row.status, 1, 1)
        for row in rows.order_by("period")
    }


def _rows(
    version: DefinitionVersion, municipalities: Collection[str], *, period: str | None = None
) -> Iterable[Observation]:
    """Give the rows of the municipalities, a merged one's under the name of its successor.

    Where the table has carried out the merger itself, an older row of the merged one is not counted again.
    """
    mergers = {
        each.predecessor_id: each
        for each in MunicipalitySuccession.objects.filter(successor__in=municipalities)
    }
    found = Observation.objects.filter(
        version=version,
        level=AreaLevel.MUNICIPALITY,
        area__in=[*municipalities, *mergers],
        dimensions="",
    ).select_related("run__source")
    rows = list(found.filter(period=period) if period else found)
    own = {(row.area, row.period): row for row in rows}
    for row in rows:
        merger = mergers.get(row.area)
        if merger is None:
            yield row
            continue
        whole = own.get((merger.successor_id, row.period))
        division = whole.run.division_on if whole is not None else None
        if division is None or division < merger.on:
            row.area = merger.successor_id
            yield row


def _below(rows: Iterable[Observation]) -> int:
    return max((row.run.source.hidden_below for row in rows), default=0)


def _protected(
    figures: dict[str, Figure],
    together: Figure,
    rows: Mapping[str, list[Observation]],
    *,
    below: int,
) -> Listed:
    """Hide beside small counts what would give them away by the sum."""
    if not below:
        return Listed(figures, together)
    counts = {
        code: int(sum(row.value for row in rows[code] if row.value is not None))
        for code in figures
        if any(row.value is not None for row in rows[code])
    }
    parts, total = shown_parts(list(counts.values()), below=below)
    for code, part in zip(counts, parts, strict=True):
        if part is None:
            figures[code] = _without(figures[code])
    return Listed(figures, _without(together) if total is None else together)


def _without(figure: Figure) -> Figure:
    return replace(figure, value=None, numerator=None, denominator=None, status=HIDDEN)
