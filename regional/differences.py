"""What has changed between two revisions of a report, in words. Plain comparison of what was sent."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from regional.contracts import IndicatorPart, MeasurePart, ObjectivePart, Report

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed: where (a subject's code, "" for the whole), what, and the texts before and after, if short."""

    subject: str
    words: str
    before: str = ""
    after: str = ""


def differences(before: Report, after: Report) -> list[Difference]:
    """Return what the later revision says otherwise, in the order of the report."""
    return [
        *_whole(before, after),
        *_chapters(before, after),
        *_elements(before, after),
        *_objectives(before, after),
    ]


def _whole(before: Report, after: Report) -> Iterator[Difference]:
    if before.summary != after.summary:
        yield _text("", _("The summary of the period was rewritten"), before.summary, after.summary)
    if before.decision != after.decision:
        yield Difference("", _("The local decision is another one"))
    if before.plan != after.plan:
        yield Difference("", _("The plan that is reported on was approved anew or changed"))
    if before.coordination != after.coordination:
        yield Difference("", _("The coordinating body or its contact changed"))


def _chapters(before: Report, after: Report) -> Iterator[Difference]:
    known = {chapter.code: chapter for chapter in before.chapters}
    for now in after.chapters:
        was = known.get(now.code)
        said = was.text if was else ""
        if said != now.text:
            words = _("Part “%(name)s”: the text changed") % {"name": now.name}
            yield _text(f"chapter-{now.code}", words, said, now.text)


def _elements(before: Report, after: Report) -> Iterator[Difference]:
    known = {element.code: element for element in before.elements}
    for now in after.elements:
        was = known.get(now.code)
        place = {"place": f"{now.code} {now.name}"}
        if was is None:
            yield Difference(now.code, _("%(place)s: new") % place)
            continue
        if was.state != now.state:
            words = {
                "met": _("%(place)s: now in order"),
                "missing": _("%(place)s: now missing"),
                "not_applicable": _("%(place)s: now said not to apply"),
            }[now.state.value]
            yield Difference(now.code, words % place)
        if was.text != now.text:
            words = (
                _("%(place)s: the text was added")
                if not was.text
                else _("%(place)s: the text changed")
            )
            yield _text(now.code, words % place, was.text, now.text)


def _objectives(before: Report, after: Report) -> Iterator[Difference]:
    pairs, gone = _matched(before.objectives, after.objectives, lambda part: part.title)
    for was, now in pairs:
        code = f"objective-{now.number}"
        title = {"title": now.title}
        if was is None:
            yield Difference(code, _("New objective: %(title)s") % title)
            continue
        if (was.assessment, was.assessment_text) != (now.assessment, now.assessment_text):
            yield _text(
                code,
                _("Objective “%(title)s”: the own assessment changed") % title,
                was.assessment_text,
                now.assessment_text,
            )
        if (was.present_state, was.desired_change, was.target_groups, was.theme, was.goals) != (
            now.present_state,
            now.desired_change,
            now.target_groups,
            now.theme,
            now.goals,
        ):
            yield Difference(code, _("Objective “%(title)s”: its description changed") % title)
        yield from _measures(was, now, code)
        yield from _indicators(was, now, code)
    for lost in gone:
        yield Difference("", _("Objective left out: %(title)s") % {"title": lost.title})


def _measures(before: ObjectivePart, after: ObjectivePart, code: str) -> Iterator[Difference]:
    pairs, gone = _matched(before.measures, after.measures, lambda part: part.title)
    for number, (was, now) in enumerate(pairs, start=1):
        subject, title = f"{code}-measure-{number}", {"title": now.title}
        if was is None:
            yield Difference(subject, _("New measure: %(title)s") % title)
        elif was != now:
            yield _measure(subject, was, now)
    for lost in gone:
        yield Difference(code, _("Measure left out: %(title)s") % {"title": lost.title})


def _measure(subject: str, was: MeasurePart, now: MeasurePart) -> Difference:
    title = {"title": now.title}
    if was.status_text != now.status_text:
        words = _("Measure “%(title)s”: what has been done was written anew") % title
        return _text(subject, words, was.status_text, now.status_text)
    if was.responsible != now.responsible:
        words = _("Measure “%(title)s”: another body is responsible") % title
        return Difference(subject, words, was.responsible, now.responsible)
    return Difference(subject, _("Measure “%(title)s”: changed") % title)


def _indicators(before: ObjectivePart, after: ObjectivePart, code: str) -> Iterator[Difference]:
    pairs, gone = _matched(before.indicators, after.indicators, lambda part: part.name)
    for was, now in pairs:
        name = {"name": now.name}
        if was is None:
            yield Difference(code, _("New indicator: %(name)s") % name)
        elif was.values != now.values or was.reason_code != now.reason_code:
            yield Difference(
                code,
                _("Indicator “%(name)s”: its values changed") % name,
                _values(was),
                _values(now),
            )
        elif was != now:
            yield Difference(code, _("Indicator “%(name)s”: changed") % name)
    for lost in gone:
        yield Difference(code, _("Indicator left out: %(name)s") % {"name": lost.name})


def _matched(
    before: Sequence[Part], after: Sequence[Part], name: Callable[[Part], str]
) -> tuple[list[tuple[Part | None, Part]], list[Part]]:
    """Pair what bears the same name; what bears a new one stands where it stood, if that one is gone."""
    left = list(before)
    pairs: list[tuple[Part | None, Part]] = []
    names = {name(part) for part in after}
    for place, now in enumerate(after):
        was = next((part for part in left if name(part) == name(now)), None)
        if was is None and place < len(before) and before[place] in left:
            was = before[place] if name(before[place]) not in names else None
        if was is not None:
            left.remove(was)
        pairs.append((was, now))
    return pairs, left


def _values(part: IndicatorPart) -> str:
    return ", ".join(f"{each.year}: {each.value}" for each in part.values if each.value is not None)


def _text(subject: str, words: str, before: str, after: str) -> Difference:
    return Difference(subject, words, before.strip(), after.strip())
