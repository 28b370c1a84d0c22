"""What the plans that were reported on aim at, and what they leave out: from the facts of the newest reports of a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from catalogue.models import Element, ReportChapter
from catalogue.queries import (
    frameworks_on,
    obstacles,
    organisation_kinds,
    reason_codes,
    target_groups,
    themes,
)
from regional.models import Aspect, ReportFact, ReportTally
from regional.queries.overview import Overview, Row

WAYS: dict[str, Any] = {
    "meeting": _("Meetings"),
    "statement": _("Statements"),
    "proposal": _("Proposals"),
    "comment": _("Comments"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A goal, a theme, a group or a gap: in how many municipalities' reports it comes up, and how often."""

    key: str
    name: str
    served: tuple[Row, ...]
    left_out: tuple[Row, ...]
    times: int = 0
    objectives: int = 0
    reached: int = 0
    measures: int = 0

    @property
    def whole(self) -> int:
        """The municipalities that have reported."""
        return len(self.served) + len(self.left_out)


@dataclass(frozen=True, slots=True)
class Goals:
    """A national framework and its goals."""

    key: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the newest reports of a scope say on a day; a joint report counts for each of its municipalities."""

    seen: Overview
    reports: int
    municipalities: int
    frameworks: tuple[Goals, ...]
    themes: tuple[Line, ...]
    groups: tuple[Line, ...]
    missing: tuple[Line, ...]
    reasons: tuple[Line, ...]
    obstacles: tuple[Line, ...]
    heard: tuple[Line, ...]
    bodies: tuple[Line, ...]
    times_heard: int
    changes: int  # because somebody was heard

    @property
    def unserved(self) -> tuple[Line, ...]:
        """The target groups that no objective is for."""
        return tuple(line for line in self.groups if self.municipalities and not line.served)


def contents_of(seen: Overview) -> Contents:
    """Return what plans aim at, in the same number of statements for one report and for a thousand."""
    reported = {row.municipality.code: row for row in seen.rows if row.last and not row.former}
    newest = [row.last.report for row in reported.values() if row.last]
    tallies = _tallies(set(newest))
    heard = ReportFact.objects.filter(report__any=list(set(newest))).aggregate(
        times=Sum("heard"), changed=Sum("changes")
    )
    tell = _Telling(tuple(reported.values()), tallies)
    required = [
        *(
            (f"{one.rule_set_id}/{one.code}", f"{one.code} {one.name}")
            for one in Element.objects.all()
        ),
        *((f"{one.rule_set_id}/{one.code}", one.name) for one in ReportChapter.objects.all()),
    ]
    return Contents(
        seen=seen,
        reports=len(set(newest)),
        municipalities=len(reported),
        frameworks=tuple(
            Goals(
                framework.key,
                framework.name,
                tell.lines(
                    Aspect.GOAL,
                    [(goal.key, f"{goal.number} {goal.text}") for goal in framework.goals.all()],
                ),
            )
            for framework in frameworks_on(seen.on)
        ),
        themes=tell.lines(Aspect.THEME, _named(themes())),
        groups=tell.lines(Aspect.TARGET_GROUP, _named(target_groups())),
        missing=tell.those_there(Aspect.MISSING, required),
        reasons=tell.those_there(Aspect.REASON, _named(reason_codes())),
        obstacles=tell.those_there(Aspect.OBSTACLE, _named(obstacles())),
        heard=tell.those_there(Aspect.HEARD, WAYS.items()),
        bodies=tell.those_there(Aspect.BODY, _named(organisation_kinds())),
        times_heard=heard["times"] or 0,
        changes=heard["changed"] or 0,
    )


class _Telling:
    def __init__(self, reported: tuple[Row, ...], tallies: Mapping[tuple[str, str], Any]) -> None:
        self.reported, self.tallies = reported, tallies

    def lines(self, aspect: Aspect, named: Iterable[tuple[str, str]]) -> tuple[Line, ...]:
        return tuple(self._line(aspect, key, name) for key, name in named)

    def those_there(self, aspect: Aspect, named: Iterable[tuple[str, Any]]) -> tuple[Line, ...]:
        """Return what comes up at all, the commonest first."""
        names = dict(named)
        keys = [key for of, key in self.tallies if of == aspect]
        found = (self._line(aspect, key, str(names.get(key, key))) for key in keys)
        return tuple(sorted(found, key=lambda line: (-len(line.served), line.name)))

    def _line(self, aspect: Aspect, key: str, name: str) -> Line:
        tally = self.tallies.get((aspect, key))
        if tally is None:
            return Line(key, name, (), self.reported)
        reports = {str(report) for report in tally["reports"]}
        served = [bool(row.last and row.last.report in reports) for row in self.reported]
        return Line(
            key,
            name,
            served=tuple(row for row, is_in in zip(self.reported, served, strict=True) if is_in),
            left_out=tuple(
                row for row, is_in in zip(self.reported, served, strict=True) if not is_in
            ),
            times=tally["times"],
            objectives=tally["objectives"],
            reached=tally["reached"],
            measures=tally["measures"],
        )


def _tallies(reports: set[str]) -> dict[tuple[str, str], Any]:
    counted = (
        ReportTally.objects.filter(report__any=list(reports))
        .order_by()
        .values("aspect", "key")
        .annotate(
            reports=ArrayAgg("report"),
            said=Sum("times"),
            in_objectives=Sum("objectives"),
            in_reached=Sum("reached"),
            in_measures=Sum("measures"),
        )
    )
    return {
        (row["aspect"], row["key"]): {
            "reports": row["reports"],
            "times": row["said"],
            "objectives": row["in_objectives"],
            "reached": row["in_reached"],
            "measures": row["in_measures"],
        }
        for row in counted
    }


def _named(rows: Iterable[Any]) -> list[tuple[str, str]]:
    return [(row.key, row.name) for row in rows]
