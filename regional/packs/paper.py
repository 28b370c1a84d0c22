"""A pack as a document: each counted sentence ends in links to the reports that it was counted from."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.parts import Document, Fact, Heading, Item, Items, Line, Paragraph, Part, Run, Table
from documents.rich import rich
from regional.models import Pack
from regional.templatetags.regional import in_fours
from ui.formats import date_words, moment_words

Content = dict[str, Any]


def pack_paper(pack: Pack, content: Content) -> Document:
    """Write a pack in its own language; what is not issued says that it is a draft."""
    with override(content["language"]):
        day = date.fromisoformat(content["on"])
        return Document(
            title=content["title"],
            language=content["language"],
            made_on=pack.issued_at.date() if pack.issued_at else day,
            author=content["authority"],
            kind=_("Summary and discussion pack")
            if pack.is_issued
            else _("Summary and discussion pack, a draft"),
            facts=tuple(_cover(pack, content, day)),
            footer=_("%(authority)s: %(title)s. From Kotopolku.")
            % {"authority": content["authority"], "title": content["title"]},
            parts=tuple(_parts(content)),
        )


def _cover(pack: Pack, content: Content, day: date) -> Iterator[Fact]:
    yield Fact(label=_("Authority"), value=content["authority"])
    yield Fact(label=_("Area"), value=content["area"])
    yield Fact(label=_("On the day"), value=date_words(day))
    if pack.issued_at:
        yield Fact(label=_("Number of the pack"), value=str(pack.number))
        yield Fact(label=_("Issued"), value=moment_words(pack.issued_at))
        yield Fact(label=_("Checksum (SHA-256)"), value=in_fours(pack.content_hash))


def _parts(content: Content) -> Iterator[Part]:
    yield Heading(line=_("How this was made"))
    yield Paragraph(line=how_words())
    for chapter in content["chapters"]:
        if chapter["sentences"] or chapter["rows"] or chapter["own"].strip():
            yield from _chapter(chapter, content)
    yield Heading(line=_("The reports"))
    if content["sources"]:
        yield Items(items=tuple(map(_source, content["sources"])), is_numbered=True)
    else:
        yield Paragraph(line=_("No report has been received by the day."))


def how_words() -> str:
    """Say by what rules a pack is counted."""
    return _(
        "The numbered sentences were counted from the reports whose numbers stand in brackets. Assessments are the"
        " municipalities' own. Nothing is estimated, no order of municipalities is made, and what was not reported is not"
        " counted. What the authority writes itself is marked as its own words."
    )


def _chapter(chapter: Content, content: Content) -> Iterator[Part]:
    yield Heading(line=chapter["heading"])
    if chapter["sentences"]:
        sentences = chapter["sentences"]
        yield Items(items=tuple(Item(line=_sentence(each)) for each in sentences))
    if chapter["rows"]:
        yield _table(chapter["rows"])
    if chapter["own"].strip():
        words = _("In the words of the authority: %(name)s") % {"name": content["authority"]}
        yield Paragraph(line=words, is_quiet=True)
        yield from rich(chapter["own"], level=2)


def _sentence(said: Content) -> Line:
    return (Run(text=said["text"]), *_links(said["sources"]))


def _links(sources: list[int]) -> Iterator[Run]:
    """Name the reports in brackets, each a link to where it is told of."""
    for place, number in enumerate(sources):
        yield Run(text=", " if place else " [")
        yield Run(text=str(number), link=f"#report-{number}")
    if sources:
        yield Run(text="]")


def _table(rows: Content) -> Table:
    head = (*rows["head"], _("Reports"))
    return Table(
        caption=rows["caption"],
        head=head,
        rows=tuple((*each["cells"], tuple(_links(each["sources"]))) for each in rows["rows"]),
        widths=(4, *(1.6 for _each in rows["head"][1:]), 3),
        numbers=frozenset(range(1, len(rows["head"]))),
    )


def _source(said: Content) -> Item:
    received = moment_words(datetime.fromisoformat(said["received_at"]))
    text = _("%(places)s: %(reference)s / %(revision)s, received %(moment)s, SHA-256 %(hash)s") % {
        "places": said["places"],
        "reference": said["reference"],
        "revision": said["revision"],
        "moment": received,
        "hash": said["content_hash"],
    }
    return Item(line=text, anchor=f"report-{said['number']}")
