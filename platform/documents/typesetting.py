"""A document as PDF/UA-1: tagged, with its languages, bookmarks and the texts that stand for its pictures.

The typesetter itself checks the standard and refuses what does not meet it.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.lettering import FONTS, printable
from documents.parts import (
    Break,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    Line,
    Paragraph,
    Part,
    Picture,
    Table,
    anchors_of,
    headings_in_order,
    runs_of,
)
from documents.texts import is_right_to_left, plain

TEMPLATE = Path(__file__).with_name("document.typ")
PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture), format: "svg")
"""


def as_pdf(document: Document) -> bytes:
    """Write a document as PDF/UA-1: the same bytes for the same document.

    Raises typst.TypstError where it cannot be tagged as the standard asks.
    """
    return typst.compile(
        _template(),
        sys_inputs={"document": json.dumps(_data(document))},
        format="pdf",
        pdf_standards="ua-1",
        font_paths=_fonts(),
        timestamp=0,
    )


def as_png(svg: str, *, dots_per_inch: int = 192) -> bytes:
    """Draw an SVG picture as PNG, for formats that cannot show it."""
    return typst.compile(
        PICTURE,
        sys_inputs={"picture": svg},
        format="png",
        ppi=dots_per_inch,
        font_paths=_fonts(),
    )


@lru_cache
def _fonts() -> typst.Fonts:
    """Read the documents' own fonts once: what the machine has does not change a document."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@lru_cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _data(document: Document) -> dict[str, Any]:
    # A link into the document is one only if just one place has its name.
    known = {name for name, times in anchors_of(document).items() if times == 1}
    with override(document.language):
        contents_title = _("Contents")
    return {
        "title": _text(document.title).strip() or "–",  # a document has one, whatever was typed
        "title_language": document.title_language,
        "author": _text(document.author),
        "language": document.language,
        "kind": _text(document.kind),
        "footer": _text(document.footer),
        "made_on": [document.made_on.year, document.made_on.month, document.made_on.day],
        "is_wide": document.is_wide,
        "is_dense": document.is_dense,
        "has_contents": document.has_contents,
        "contents_title": contents_title,
        "facts": _facts(document.facts, known),
        "parts": [_part(part, known) for part in headings_in_order(document.parts)],
    }


def _part(part: Part, known: set[str]) -> dict[str, Any]:
    said: dict[str, Any]
    match part:
        case Heading():
            said = {"kind": "heading", "level": part.level} | _anchored(part, known)
        case Paragraph():
            said = _line(part.line, known, part.language)
            said |= {"kind": "paragraph", "is_quiet": part.is_quiet}
        case Items():
            said = _items(part, known)
        case Facts():
            said = {"kind": "facts", "facts": _facts(part.facts, known)}
        case Table():
            said = _table(part, known)
        case Picture():
            said = {"kind": "picture", "svg": part.svg, "alternative": _text(part.alternative)}
            said["caption"] = _line(part.caption, known)
        case Break():
            said = {"kind": "break"}
    return said


def _items(part: Items, known: set[str]) -> dict[str, Any]:
    items = [
        _anchored(item, known) | {"parts": [_items(inner, known) for inner in item.parts]}
        for item in part.items
    ]
    return {
        "kind": "items",
        "is_numbered": part.is_numbered,
        "start": part.start,
        "items": items,
    }


def _table(part: Table, known: set[str]) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": _text(part.caption),
        "head": [_text(cell) for cell in part.head],
        "widths": list(part.widths or (1.0,) * len(part.head)),
        "numbers": sorted(part.numbers),
        "rows": [[_line(cell, known, part.language) for cell in row] for row in part.rows],
    }


def _facts(facts: Iterable[Fact], known: set[str]) -> list[dict[str, Any]]:
    return [
        {"label": _line(fact.label, known), "value": _line(fact.value, known, fact.language)}
        for fact in facts
    ]


def _anchored(part: Heading | Item, known: set[str]) -> dict[str, Any]:
    anchor = part.anchor if part.anchor in known else ""
    return {"anchor": anchor} | _line(part.line, known, part.language)


def _line(line: Line, known: set[str], language: str = "") -> dict[str, Any]:
    runs = runs_of(line)
    turned = is_right_to_left("".join(run.text for run in runs))
    return {
        "language": language,
        "direction": "rtl" if turned else None,
        "runs": [stretch for run in runs for stretch in _stretches(run, known)],
    }


def _stretches(run: Any, known: set[str]) -> Iterable[dict[str, Any]]:
    """Take a run apart at its line ends."""
    anchor = run.link[1:] if run.link.startswith("#") else ""
    shared = {
        "is_strong": run.is_strong,
        "is_emphasis": run.is_emphasis,
        "language": run.language,
        "anchor": anchor if anchor in known else "",
        "address": "" if run.link.startswith("#") else run.link,
    }
    for number, text in enumerate(printable(run.text).split("\n")):
        if number:
            yield shared | {"text": "\n", "anchor": "", "address": ""}
        if text:
            yield shared | {"text": text}


def _text(text: str) -> str:
    return printable(plain(text))
