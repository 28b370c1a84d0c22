"""Writing the parts of a report: its chapters, how residents took part, what stood in the way."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from plans.editing import change, count_up
from plans.models import Plan
from plans.queries import whole_of
from reporting.chapters import filled_chapters
from reporting.models import Chapter, Report, ReportObstacle
from reporting.previous import previous_of
from reporting.services import refuse_closed
from reporting.snapshots import language_of, objectives_of

Written = tuple[str, str]  # a text, or the key of the reason for leaving it open


@transaction.atomic
def write_chapters(
    report: Report,
    *,
    version: int,
    by: User,
    chapters: Mapping[str, Written],
    participation: str | None = None,
) -> Report:
    """Save the parts whose codes are given, and how residents took part; what is not given stays.

    A part that is emptied, or that says what it was filled in with, goes on being filled in.
    Raises ReportClosed, NothingAwaited, StaleEdit, Gone, ValidationError.
    """
    refuse_closed(report)
    words = {} if participation is None else {"participation": participation}
    written = change(report, version=version, by=by, **words)
    filled = filled_texts(written.plan, written)
    known = {row.code: row for row in written.chapters.all()}
    changed = [
        code
        for code, said in chapters.items()
        if code in filled and _save(known.get(code), written, code, said, filled[code])
    ]
    return _counted(written, version, by=by, chapters=changed)


def filled_texts(plan: Plan, report: Report) -> dict[str, str]:
    """Return by code the text that each part is filled in with now, in the plan's language."""
    previous = previous_of(report)
    with language_of(plan):
        objectives = objectives_of(whole_of(plan), report, previous)
        filled = filled_chapters(plan, report, objectives, previous)
    return {code: each.text for code, each in filled.items()}


@transaction.atomic
def name_obstacles(report: Report, *, version: int, by: User, said: Mapping[str, str]) -> Report:
    """Save which common obstacles stood in the way, with words on each; one that is not given is taken off.

    Raises ReportClosed, NothingAwaited, StaleEdit, Gone, ValidationError.
    """
    refuse_closed(report)
    written = change(report, version=version, by=by)
    known = {row.obstacle_id: row for row in written.obstacles.all()}
    for gone in known.keys() - said.keys():
        known[gone].delete()
    changed = sorted(known.keys() - said.keys())
    for key, text in said.items():
        row = known.get(key)
        if row is None:
            row = ReportObstacle(report=written, obstacle_id=key)
        elif row.text == text:
            continue
        row.text = text
        row.full_clean()
        row.save()
        changed.append(key)
    return _counted(written, version, by=by, obstacles=changed)


def _save(row: Chapter | None, report: Report, code: str, said: Written, filled: str) -> bool:
    """Write, change or take away one part; say whether anything changed."""
    text, reason = said
    if not reason and text in {"", filled}:
        return bool(row and row.delete()[0])
    row = row or Chapter(report=report, code=code)
    if (row.text, row.reason_code_id or "") == (text, reason):
        return False
    row.text, row.reason_code_id = text, reason or None
    row.full_clean()
    row.save()
    return True


def _counted(written: Report, version: int, *, by: User, **changes: Any) -> Report:
    if written.version > version or not any(changes.values()):
        return written
    return count_up(written, by=by, changes=changes)
