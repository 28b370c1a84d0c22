"""What is otherwise than in an earlier report: one document set beside another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from regional.contracts import IndicatorPart, MeasurePart, ObjectivePart, Report, SinceLast
from reporting.previous import ENDED, measures_in, objectives_in, since_last


class What(StrEnum):
    """What happened to an objective, a measure, a group or an obstacle."""

    NEW = "new"
    GONE = "gone"
    RENAMED = "renamed"
    STARTED = "started"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is otherwise, and what it was called before where that is another name."""

    what: What
    title: str
    before: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator whose latest value is another."""

    name: str
    unit: str
    before: Decimal | None
    now: Decimal | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is otherwise in `now` than in `then`."""

    then: Report
    now: Report
    objectives: tuple[Changed, ...]
    measures: tuple[Changed, ...]
    indicators: tuple[Moved, ...]
    chapters: tuple[str, ...]  # names of the parts whose text is another
    unchanged: tuple[str, ...]  # names of the parts whose text is the same
    obstacles: tuple[Changed, ...]
    groups: tuple[Changed, ...]  # target groups that are served now, or no longer

    def __bool__(self) -> bool:
        return any(
            (
                self.objectives,
                self.measures,
                self.indicators,
                self.chapters,
                self.obstacles,
                self.groups,
            )
        )


def changes_between(then: Report, now: Report) -> Changes:
    """Set an earlier report beside a later one."""
    texts = {part.code: part.text for part in then.chapters}
    same = {part.code for part in now.chapters if texts.get(part.code, "") == part.text}
    return Changes(
        then=then,
        now=now,
        objectives=tuple(_titles(objectives_in(then), objectives_in(now))),
        measures=tuple(_measures(then, now)),
        indicators=tuple(_indicators(then, now)),
        chapters=tuple(part.name for part in now.chapters if part.code not in same),
        unchanged=tuple(part.name for part in now.chapters if part.code in same and part.text),
        obstacles=tuple(
            _sets({each.name for each in then.obstacles}, {each.name for each in now.obstacles})
        ),
        groups=tuple(_sets(_served(then), _served(now))) if then.target_groups else (),
    )


def _titles(then: dict[str, ObjectivePart], now: dict[str, ObjectivePart]) -> Iterator[Changed]:
    left = dict(then)
    for key, part in now.items():
        old = left.pop(key, None) or left.pop(part.title, None)
        if old is None:
            yield Changed(What.NEW, part.title)
        elif old.title != part.title:
            yield Changed(What.RENAMED, part.title, before=old.title)
    for old in left.values():
        yield Changed(What.GONE, old.title)


WHAT = {
    SinceLast.NEW: What.NEW,
    SinceLast.STARTED: What.STARTED,
    SinceLast.DONE: What.DONE,
    SinceLast.STOPPED: What.STOPPED,
}


def _measures(then: Report, now: Report) -> Iterator[Changed]:
    left = measures_in(then)
    for key, part in measures_in(now).items():
        what = since_last(part, left)
        old = left.pop(key, None) or left.pop(part.title, None)
        if what in WHAT:
            yield Changed(WHAT[what], part.title, note=_why(part))
        elif old is not None and old.title != part.title:
            yield Changed(What.RENAMED, part.title, before=old.title)
    for old in left.values():
        if old.status not in ENDED:
            yield Changed(What.GONE, old.title)


def _why(part: MeasurePart) -> str:
    return part.status_reason if part.status == "stopped" else ""


def _indicators(then: Report, now: Report) -> Iterator[Moved]:
    before = {key: part for part in _all(then) for key in (part.mark, part.name) if key}
    for part in _all(now):
        old = before.get(part.mark) or before.get(part.name)
        if old is not None and _latest(old) != _latest(part):
            yield Moved(part.name, part.unit, _latest(old), _latest(part), part.latest_year)


def _all(report: Report) -> Iterator[IndicatorPart]:
    for objective in report.objectives:
        yield from objective.indicators


def _latest(part: IndicatorPart) -> Decimal | None:
    if part.latest is not None:
        return part.latest
    return next((one.value for one in reversed(part.values) if one.value is not None), None)


def _served(report: Report) -> set[str]:
    return {group.name for group in report.target_groups if group.is_served}


def _sets(then: Iterable[str], now: Iterable[str]) -> Iterator[Changed]:
    yield from (Changed(What.NEW, name) for name in sorted(set(now) - set(then)))
    yield from (Changed(What.GONE, name) for name in sorted(set(then) - set(now)))
