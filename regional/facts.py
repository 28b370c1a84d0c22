"""What can be counted in a report. Plain arithmetic."""

from regional.contracts import ElementState, Report


def facts_of(report: Report) -> dict[str, int | bool]:
    """Return the columns of a `ReportFact`.

    A report is complete when each required element is there (or does not apply, with a reason) and each indicator has a
    value or a reason for having none. One that names no elements at all is not.
    """
    required = [element for element in report.elements if element.required]
    met = [
        element
        for element in required
        if element.state is ElementState.MET
        or (element.state is ElementState.NOT_APPLICABLE and element.reason)
    ]
    indicators = [
        indicator for objective in report.objectives for indicator in objective.indicators
    ]
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
