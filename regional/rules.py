"""What is to be mended in a report: one set of rules, asked by whoever sends it and by whoever receives it. Plain arithmetic."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regional.contracts import AnswerPart, ChapterPart, DecisionKind, ElementState, Report

LEVELS = tuple(DecisionKind)  # the lowest first


class Place(StrEnum):
    """In which part of a report something is to be mended."""

    DECISION = "decision"
    CONTENTS = "contents"
    CHAPTERS = "chapters"
    ANSWERS = "answers"
    WORDS = "words"
    PROGRESS = "progress"
    PARTICIPATION = "participation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Something that a rule set asks for: an element of the plan, or a part of the report."""

    code: str
    name: str
    required: bool
    by_law: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a rule set says of reports, as it stands now."""

    decided_by: (
        DecisionKind | None
    )  # the lowest level that may decide; None where no decision is needed
    elements: tuple[Wanted, ...] = ()
    chapters: tuple[Wanted, ...] = ()
    reasons: frozenset[str] = frozenset()  # keys of the catalogue's reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend; while any blocks, the report is neither sent nor received.

    `name` is what the content, the part or the question is called; `count` is of things that are named together.
    """

    code: str
    place: Place
    blocks: bool = False
    name: str = ""
    which: str = ""  # the code of the content, the part or the question
    count: int = 0


def findings_of(report: Report, rules: Rules, *, on: date) -> list[Finding]:
    """Return what is to be mended, what blocks first.

    A report is held back by a local decision that is missing, too low or still to come, by what the law requires, by a required
    question with neither an answer nor a reason, and by a reason that the catalogue does not know. All else is seen for what it
    is: received, and not complete.
    """
    found = [
        *_decision(report, rules, on),
        *_reasons(report, rules),
        *_contents(report, rules.elements),
        *_chapters(report, rules.chapters),
        *_answers(report.answers),
        *_own_words(report),
    ]
    return sorted(found, key=lambda finding: not finding.blocks)


def _decision(report: Report, rules: Rules, on: date) -> Iterator[Finding]:
    decision, place = report.decision, Place.DECISION
    if decision is None:
        if rules.decided_by is not None:
            yield Finding(code="decision_missing", place=place, blocks=True)
        return
    if decision.decided_on > on:
        yield Finding(code="decision_in_future", place=place, blocks=True)
    if rules.decided_by and LEVELS.index(decision.kind) < LEVELS.index(rules.decided_by):
        yield Finding(code="decision_too_low", place=place, blocks=True, which=rules.decided_by)


def _reasons(report: Report, rules: Rules) -> Iterator[Finding]:
    parts: list[ChapterPart | AnswerPart] = [*report.chapters, *report.answers]
    said = {part.reason_code for part in parts} | {
        indicator.reason_code
        for objective in report.objectives
        for indicator in objective.indicators
    }
    for code in sorted(said - rules.reasons - {""}):
        yield Finding(code="reason_unknown", place=Place.CHAPTERS, blocks=True, name=code)


def _contents(report: Report, wanted: Iterable[Wanted]) -> Iterator[Finding]:
    """Find what is missing; something that does not apply says why."""
    parts = {part.code: part for part in report.elements}
    for one in wanted:
        part = parts.get(one.code)
        excused = part and part.state is ElementState.NOT_APPLICABLE and part.reason
        if one.required and not excused and (part is None or part.state is not ElementState.MET):
            yield Finding(
                code=f"content_{one.code}",
                place=Place.CONTENTS,
                blocks=one.by_law,
                name=part.name if part else one.name,
                which=one.code,
            )


def _chapters(report: Report, wanted: Iterable[Wanted]) -> Iterator[Finding]:
    answered = {part.code for part in report.chapters if part.is_answered}
    for one in wanted:
        if one.required and one.code not in answered:
            yield Finding(
                code=f"chapter_{one.code}",
                place=Place.CHAPTERS,
                blocks=one.by_law,
                name=one.name,
                which=one.code,
            )


def _answers(answers: Iterable[AnswerPart]) -> Iterator[Finding]:
    for part in answers:
        if not part.is_answered:
            yield Finding(
                code="answer_open",
                place=Place.ANSWERS,
                blocks=part.required,
                name=part.text,
                which=part.question,
            )


def _own_words(report: Report) -> Iterator[Finding]:
    if not report.summary:
        yield Finding(code="summary_missing", place=Place.WORDS)
    if blank := sum(not objective.assessment for objective in report.objectives):
        yield Finding(code="assessment_missing", place=Place.WORDS, count=blank)
    unanswered = sum(
        not indicator.is_answered
        for objective in report.objectives
        for indicator in objective.indicators
    )
    if unanswered:
        yield Finding(code="indicator_unanswered", place=Place.PROGRESS, count=unanswered)
    part = report.participation
    if part is None or not (part.heard or part.text):
        yield Finding(code="nobody_heard", place=Place.PARTICIPATION)
