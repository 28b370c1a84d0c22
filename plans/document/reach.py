"""Whom the measures serve and which themes have objectives: two tables with their gaps, from rows that were fetched."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.models import TargetGroup, Theme
from plans.document.queries import GOOD_RELATIONS
from plans.models import Measure, Objective
from plans.queries import Whole

OWN, INHERITED, NOT = "own", "inherited", ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure, and how it serves each group: named by itself, by its objective, or not."""

    number: str
    measure: Measure
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme, and for each objective whether it is of the theme."""

    theme: Theme
    cells: tuple[bool, ...]

    @property
    def is_gap(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Reach:
    """Both tables, the groups that nobody serves, and the measures for good relations and for everybody."""

    groups: tuple[TargetGroup, ...]
    measures: tuple[MeasureRow, ...]
    unserved: tuple[TargetGroup, ...]
    objectives: tuple[Objective, ...]
    themes: tuple[ThemeRow, ...]
    good_relations: tuple[MeasureRow, ...]
    everybody: int


def reach_of(whole: Whole, groups: Iterable[TargetGroup], themes: Iterable[Theme]) -> Reach:
    """Lay out whom a plan serves; nothing is asked of the database."""
    listed = tuple(groups)
    rows = tuple(_rows(whole, listed))
    unserved = tuple(
        group for place, group in enumerate(listed) if not any(row.cells[place] for row in rows)
    )
    return Reach(
        groups=listed,
        measures=rows,
        unserved=unserved,
        objectives=whole.objectives,
        themes=tuple(
            ThemeRow(each, tuple(row.theme_id == each.key for row in whole.objectives))
            for each in themes
        ),
        good_relations=tuple(row for row in rows if _is_for_good_relations(row.measure, whole)),
        everybody=sum(row.measure.for_everybody for row in rows),
    )


def _rows(whole: Whole, groups: tuple[TargetGroup, ...]) -> Iterable[MeasureRow]:
    for number, objective in enumerate(whole.objectives, start=1):
        for place, measure in enumerate(objective.measures.all(), start=1):
            cells = tuple(_serves(measure, objective, group.key) for group in groups)
            yield MeasureRow(f"{number}.{place}", measure, cells)


def _serves(measure: Measure, objective: Objective, group: str) -> str:
    """A measure that names no groups serves those of its objective."""
    if group in measure.target_groups:
        return OWN
    return INHERITED if not measure.target_groups and group in objective.target_groups else NOT


def _is_for_good_relations(measure: Measure, whole: Whole) -> bool:
    themes = {each.pk: each.theme_id for each in whole.objectives}
    return measure.for_good_relations or themes[measure.objective_id] == GOOD_RELATIONS
