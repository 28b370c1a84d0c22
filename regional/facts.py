"""What can be counted in a report. Plain arithmetic."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from regional.contracts import (
    AnswerPart,
    Assessment,
    ChapterPart,
    ElementPart,
    ElementState,
    IndicatorPart,
    ObjectivePart,
    Report,
)


@dataclass(frozen=True, slots=True, order=True)
class Tally:
    """How often something comes up in a report: the columns of a `ReportTally`."""

    aspect: str
    key: str
    times: int
    objectives: int = 0
    reached: int = 0
    measures: int = 0


def facts_of(report: Report) -> dict[str, int | bool]:
    """Return the columns of a `ReportFact`.

    A report is complete when each required element is there (or does not apply, with a reason), each indicator has a
    value or a reason for having none, and each required chapter and question has an answer or a reason. One that names no
    elements at all is not.
    """
    required = [element for element in report.elements if element.required]
    met = [element for element in required if _is_met(element)]
    indicators = list(_indicators(report))
    answered = [indicator for indicator in indicators if indicator.is_answered]
    said: list[ChapterPart | AnswerPart] = [*report.chapters, *report.answers]
    heard = report.participation.heard if report.participation else ()
    return {
        "elements_required": len(required),
        "elements_met": len(met),
        "indicators": len(indicators),
        "indicators_answered": len(answered),
        "objectives": len(report.objectives),
        "measures": sum(len(objective.measures) for objective in report.objectives),
        "heard": len(heard),
        "changes": sum(bool(one.changed) for one in heard),
        "is_complete": bool(required)
        and len(met) == len(required)
        and len(answered) == len(indicators)
        and all(part.is_answered for part in said if part.required),
    }


def tallies_of(report: Report) -> list[Tally]:
    """Return what the report's objectives serve, what is missing, what stands in the way and who was heard, in a fixed order."""
    found: dict[tuple[str, str], list[ObjectivePart]] = {}
    for objective in report.objectives:
        for of in _served(objective):
            found.setdefault(of, []).append(objective)
    served = {of: _counted(*of, objectives) for of, objectives in found.items()}
    served |= _groups(report, served)
    named = Counter(_named(report))
    return sorted([*served.values(), *(Tally(*of, times) for of, times in named.items())])


def _groups(report: Report, served: dict[tuple[str, str], Tally]) -> dict[tuple[str, str], Tally]:
    """Return the target groups with the measures that name them, which documents tell from the second version on."""
    counted = {("target_group", group.code): group for group in report.target_groups}
    return {
        of: replace(
            served.get(of, Tally(*of, times=group.measures)),
            objectives=group.objectives,
            measures=group.measures,
        )
        for of, group in counted.items()
        if group.objectives or group.measures
    }


def _named(report: Report) -> Iterator[tuple[str, str]]:
    for element in report.elements:
        if element.required and not _is_met(element):
            yield "missing", f"{report.rule_set}/{element.code}"
    for chapter in report.chapters:
        if chapter.required and not chapter.is_answered:
            yield "missing", f"{report.rule_set}/{chapter.code}"
    left_open: list[IndicatorPart | ChapterPart | AnswerPart] = [
        *_indicators(report),
        *report.chapters,
        *report.answers,
    ]
    yield from (("reason", part.reason_code) for part in left_open if part.reason_code)
    yield from (("obstacle", obstacle.code) for obstacle in report.obstacles)
    if report.participation is not None:
        yield from (("heard", one.kind.value) for one in report.participation.heard)
        yield from (("body", kind) for kind in report.participation.kinds)


def _served(objective: ObjectivePart) -> set[tuple[str, str]]:
    served = {("goal", goal.goal) for goal in objective.goals}
    served |= {("target_group", group) for group in objective.target_groups}
    return served | ({("theme", objective.theme)} if objective.theme else set())


def _counted(aspect: str, key: str, objectives: list[ObjectivePart]) -> Tally:
    return Tally(
        aspect,
        key,
        times=len(objectives),
        objectives=len(objectives),
        reached=sum(one.assessment is Assessment.REACHED for one in objectives),
        measures=sum(len(one.measures) for one in objectives),
    )


def _is_met(element: ElementPart) -> bool:
    excused = element.state is ElementState.NOT_APPLICABLE and bool(element.reason)
    return element.state is ElementState.MET or excused


def _indicators(report: Report) -> Iterable[IndicatorPart]:
    return (one for objective in report.objectives for one in objective.indicators)
