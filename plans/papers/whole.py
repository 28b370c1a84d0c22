"""The whole plan as a document."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from documents.parts import Document, Facts, Heading, Part
from documents.rich import rich
from plans.document.reading import Reading, ReadMeasure, ReadObjective, ReadQuestion
from plans.papers.frozen import Frozen, facts_of, language_in


def whole_of(frozen: Frozen) -> Document:
    """Write a version of the plan in full, with its case and decision on the cover."""
    return Document(
        title=frozen.reading.title,
        title_language=frozen.title_language,
        language=frozen.language,
        made_on=frozen.made_on,
        author=frozen.owner,
        kind=_("Plan for the promotion of integration, %(period)s")
        % {"period": frozen.reading.period},
        facts=frozen.facts,
        footer=frozen.footer,
        has_contents=True,
        parts=tuple(contents_of(frozen.reading)),
    )


def contents_of(reading: Reading, *, level: int = 1) -> Iterator[Part]:
    """Write what the plan says, its highest headings of the given level."""
    if reading.objectives:
        yield Heading(line=_("Objectives and measures"), level=level)
        for objective in reading.objectives:
            yield from _objective(objective, reading.language, level + 1)
    for name, text in reading.sections:
        yield Heading(line=name, level=level)
        yield from _text(text, reading.language, level + 1)
    if reading.questions:
        yield Heading(line=_("Situation picture"), level=level)
        for question in reading.questions:
            yield from _question(question, reading.language, level + 1)
    if reading.places:
        yield Heading(line=_("Where each element stands in the other document"), level=level)
        yield Facts(facts=facts_of(reading.places, reading.language))


def _objective(said: ReadObjective, language: str, level: int) -> Iterator[Part]:
    own = language_in(said.title, language)
    yield Heading(line=f"{said.number} {said.title}", level=level, language=own)
    yield from _facts(said.facts, language)
    for label, text in (
        (_("Present state"), said.present_state),
        (_("Desired change"), said.desired_change),
    ):
        if text:
            yield Heading(line=label, level=level + 1)
            yield from _text(text, language, level + 2)
    if said.measures:
        yield Heading(line=_("Measures"), level=level + 1)
    for measure in said.measures:
        yield from _measure(measure, language, level + 2)
    if said.indicators:
        yield Heading(line=_("Indicators"), level=level + 1)
    for name, facts in said.indicators:
        yield Heading(line=name, level=level + 2, language=language_in(name, language))
        yield from _facts(facts, language)


def _measure(said: ReadMeasure, language: str, level: int) -> Iterator[Part]:
    own = language_in(said.title, language)
    yield Heading(line=f"{said.number} {said.title}", level=level, language=own)
    yield from _text(said.description, language, level + 1)
    yield from _facts(said.facts, language)


def _question(said: ReadQuestion, language: str, level: int) -> Iterator[Part]:
    yield Heading(line=said.text, level=level)
    for finding in said.findings:
        own = language_in(finding.title, language)
        yield Heading(line=finding.title, level=level + 1, language=own)
        yield from _text(finding.text, language, level + 2)
        yield from _facts(finding.facts, language)


def _text(text: str, language: str, level: int) -> tuple[Part, ...]:
    return rich(text, level=level, language=language_in(text, language))


def _facts(pairs: tuple[tuple[str, str], ...], language: str) -> Iterator[Part]:
    if pairs:
        yield Facts(facts=facts_of(pairs, language))
