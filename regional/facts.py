"""What can be counted in a report. Plain arithmetic."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from regional.contracts import (
    Assessment,
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

    A report is complete when each required element is there (or does not apply, with a reason) and each indicator has a
    value or a reason for having none. One that names no elements at all is not.
    """
    required = [element for element in report.elements if element.required]
    met = [element for element in required if _is_met(element)]
    indicators = list(_indicators(report))
    answered = [indicator for indicator in indicators if indicator.is_answered]
    return {
        "elements_required": len(required),
        "elements_met": len(met),
        "indicators": len(indicators),
        "indicators_answered": len(answered),
        "objectives": len(report.objectives),
        "measures": sum(len(objective.measures) for objective in report.objectives),
        "is_complete": bool(required)
        and len(met) == len(required)
        and len(answered) == len(indicators),
    }


def tallies_of(report: Report) -> list[Tally]:
    """Return what the report's objectives serve, and what it says is missing, in a fixed order."""
    found: dict[tuple[str, str], list[ObjectivePart]] = {}
    for objective in report.objectives:
        for of in _served(objective):
            found.setdefault(of, []).append(objective)
    served = [_counted(*of, objectives) for of, objectives in found.items()]
    missing = Counter(
        [
            ("missing", f"{report.rule_set}/{element.code}")
            for element in report.elements
            if element.required and not _is_met(element)
        ]
        + [
            ("reason", indicator.reason_code)
            for indicator in _indicators(report)
            if indicator.reason_code
        ]
    )
    return sorted([*served, *(Tally(*of, times) for of, times in missing.items())])


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
