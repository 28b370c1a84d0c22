"""The parts of a report that its rule set asks for: what the municipality wrote, or what they are filled in with."""

from collections.abc import Sequence
from dataclasses import replace

from catalogue.queries import obstacles, reason_codes, report_chapters_of
from plans.models import Plan
from regional.contracts import ChapterPart, ObjectivePart, ObstaclePart
from reporting.drawing import Filled, filled_in
from reporting.models import Chapter, Report
from reporting.previous import Previous


def chapter_parts(
    plan: Plan, report: Report, objectives: Sequence[ObjectivePart], previous: Previous | None
) -> tuple[ChapterPart, ...]:
    """Return the parts in the rule set's order, in the language that is active."""
    said = {row.code: row for row in report.chapters.all()}
    reasons = {reason.key: reason.name for reason in reason_codes()}
    filled = filled_chapters(plan, report, objectives, previous)
    return tuple(
        _answered(
            ChapterPart(code=chapter.code, name=chapter.name, required=chapter.is_required),
            said.get(chapter.code),
            filled[chapter.code],
            reasons,
        )
        for chapter in report_chapters_of(report.rule_set_id)
    )


def filled_chapters(
    plan: Plan, report: Report, objectives: Sequence[ObjectivePart], previous: Previous | None
) -> dict[str, Filled]:
    """Return by code what each part is filled in with while nobody has written it, in the language that is active."""
    services = list(plan.services.all())
    return {
        chapter.code: filled_in(chapter.code, objectives, services, previous)
        for chapter in report_chapters_of(report.rule_set_id)
    }


def obstacle_parts(report: Report) -> tuple[ObstaclePart, ...]:
    """Return the obstacles that are named, in the catalogue's order."""
    said = {row.obstacle_id: row.text for row in report.obstacles.all()}
    return tuple(
        ObstaclePart(code=obstacle.key, name=obstacle.name, text=said[obstacle.key])
        for obstacle in obstacles()
        if obstacle.key in said
    )


def _answered(
    part: ChapterPart, row: Chapter | None, filled: Filled, reasons: dict[str, str]
) -> ChapterPart:
    if row is not None and row.reason_code_id:
        code = row.reason_code_id
        return replace(part, reason_code=code, reason_name=reasons.get(code, ""))
    if row is not None and row.text and row.text != filled.text:
        return replace(part, text=row.text)
    return replace(part, text=filled.text, origin=filled.origin)
