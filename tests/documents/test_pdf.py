"""A PDF that a screen reader can read: what the standard's own check accepts, and what stands in its structure."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pytest

from documents.lettering import printable
from documents.parts import Paragraph, Table
from documents.texts import plain
from documents.typesetting import as_pdf
from tests.documents.given import make_document


@dataclass(frozen=True)
class Tag:
    """An element of the structure: what it is, its language, and the words that stand for it."""

    name: str
    language: str
    alternative: str


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def tags_of(content: bytes) -> list[Tag]:
    """Walk through the structure in the order in which it is read."""
    with opened(content) as pdf:
        return list(_walked(pdf.Root.StructTreeRoot))


def _walked(node: Any) -> Iterator[Tag]:
    if "/S" in node:
        yield Tag(str(node.S), str(node.get("/Lang", "")), str(node.get("/Alt", "")))
    kids = node.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _walked(kid)


def test_the_file_says_that_it_is_pdf_ua_and_what_it_is_called() -> None:
    pdf = opened(as_pdf(make_document()))

    assert bool(pdf.Root.MarkInfo.Marked) is True
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
    assert str(pdf.Root.Lang).lower() == "fi-fi"
    with pdf.open_metadata() as kept:
        assert kept["pdfuaid:part"] == "1"
        assert kept["dc:title"] == "Kotoutumisen edistäminen"


def test_the_same_document_is_the_same_file() -> None:
    assert as_pdf(make_document()) == as_pdf(make_document())


@pytest.mark.parametrize(
    "tag", ["/H1", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Caption"]
)
def test_every_part_has_its_tag(tag: str) -> None:
    assert tag in {each.name for each in tags_of(as_pdf(make_document()))}


def test_a_picture_is_said_in_words_and_a_part_names_its_language() -> None:
    found = tags_of(as_pdf(make_document()))

    assert [each.alternative for each in found if each.alternative] == ["Pylväs, 60"]
    assert [each.language for each in found if each.language.startswith("sv")]


def test_headings_are_bookmarks() -> None:
    pdf = opened(as_pdf(make_document()))

    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Tavoitteet"]


@pytest.mark.parametrize(
    "text",
    [
        '#import "x" *b* $x$ <a> @ref `code` //',
        "نص عربي داخل الفنلندية (ABC 123)",
        "a\u202ebc\u2066d\ufeff\u200b\u00ad",
        "😀 👨‍👩‍👧 中文 ไทย",
        "e\u0301\u064b \x00\x07\ufffe\U000e0041",
        "=cmd|' /C calc'!A0",
    ],
)
def test_whatever_is_typed_stays_text(text: str) -> None:
    table = Table(caption=text, head=("A",), rows=((text,),))
    plainly = as_pdf(make_document(Paragraph(line=text), table, title=text))

    with opened(plainly) as pdf:
        assert str(pdf.docinfo.Title) == printable(plain(text)).strip()
