"""What a report says of its period beside the plan: its parts, who was heard, obstacles, answers, groups."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from documents.parts import Fact, Facts, Heading, Paragraph, Part, Table
from documents.rich import paragraphs
from regional.contracts import Report
from regional.contracts.parts import AnswerPart, ChapterPart, ObstaclePart, ParticipationPart
from regional.papers.languages import language_of
from ui.formats import date_words, number


def period_parts(report: Report) -> Iterator[Part]:
    """Write what the second version of a report knows; of the first there is nothing to write."""
    own = language_of(report)
    for chapter in report.chapters:
        yield from _chapter(chapter, own)
    if report.participation:
        yield from _participation(report.participation, own)
    if report.obstacles:
        yield Heading(line=_("Obstacles"))
        for obstacle in report.obstacles:
            yield from _obstacle(obstacle, own)
    if report.answers:
        yield Heading(line=_("Answers to the authority's questions"))
        for answer in report.answers:
            yield from _answer(answer, own)
    if report.target_groups:
        yield _groups(report, own)


def _chapter(said: ChapterPart, own: str) -> Iterator[Part]:
    yield Heading(line=said.name, language=own)
    if said.text.strip():
        yield from paragraphs(said.text, language=own)
    else:
        yield _left_open(said.reason_name or said.reason_code)


def _participation(said: ParticipationPart, own: str) -> Iterator[Part]:
    yield Heading(line=_("Participation"))
    facts = [
        Fact(label=_("Bodies in the cooperation group"), value=number(said.members)),
        Fact(label=_("Times that somebody was heard"), value=number(len(said.heard))),
        Fact(label=_("Times that something changed for it"), value=number(said.changes)),
    ]
    yield Facts(facts=tuple(facts))
    yield from paragraphs(said.text, language=own)
    if said.heard:
        yield Table(
            caption=_("Who was heard, and what changed"),
            head=(_("Day"), _("Who"), _("On what"), _("What changed")),
            rows=tuple(
                (date_words(each.on), each.who, each.title, each.changed or "–")
                for each in said.heard
            ),
            widths=(2, 3, 4, 5),
            language=own,
        )


def _obstacle(said: ObstaclePart, own: str) -> Iterator[Part]:
    yield Heading(line=said.name, level=2, language=own)
    yield from paragraphs(said.text, language=own)


def _answer(said: AnswerPart, own: str) -> Iterator[Part]:
    yield Heading(line=said.text, level=2, language=own)
    if said.answer.strip():
        yield from paragraphs(said.answer, language=own)
    else:
        yield _left_open(said.reason_name or said.reason_code)


def _left_open(reason: str) -> Paragraph:
    return Paragraph(
        line=_("Left open: %(reason)s") % {"reason": reason} if reason else _("Left open."),
        is_quiet=True,
    )


def _groups(report: Report, own: str) -> Table:
    return Table(
        caption=_("Target groups, and what the plan has for them"),
        head=(_("Target group"), _("Objectives"), _("Measures")),
        rows=tuple(
            (each.name, number(each.objectives), number(each.measures))
            for each in report.target_groups
        ),
        widths=(6, 2, 2),
        numbers=frozenset({1, 2}),
        language=own,
    )
