"""The places of a report that a remark can be about."""

from collections.abc import Iterator
from dataclasses import dataclass

from regional.contracts.report import ObjectivePart, Report


@dataclass(frozen=True, slots=True)
class Subject:
    """A place of a report: a code that is the same in every revision as long as the order is, and its name.

    The codes: `chapter-funding`, that of a required content (`E4`), `objective-2`, `objective-2-measure-1`.
    """

    code: str
    name: str


def subjects_of(report: Report) -> tuple[Subject, ...]:
    """Return the places of a report: its chapters, its required contents, each objective with its measures."""
    chapters = (Subject(f"chapter-{part.code}", part.name) for part in report.chapters)
    contents = (Subject(part.code, part.name) for part in report.elements)
    objectives = (found for part in report.objectives for found in _of(part))
    return (*chapters, *contents, *objectives)


def _of(objective: ObjectivePart) -> Iterator[Subject]:
    code = f"objective-{objective.number}"
    yield Subject(code, f"{objective.number}. {objective.title}")
    for number, measure in enumerate(objective.measures, start=1):
        yield Subject(f"{code}-measure-{number}", measure.title)
