"""Lines of text in a text document: emphasis, links, languages and directions."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from documents.parts import Line, Run, runs_of
from documents.texts import is_right_to_left
from documents.word.styles import BRAND, tag_of


def write_line(paragraph: Any, line: Line, *, known: set[str], language: str = "") -> Any:
    """Write a line into a paragraph; links into the document lead to the anchors that are known."""
    runs = runs_of(line)
    is_turned = is_right_to_left("".join(run.text for run in runs))
    if is_turned:
        _add_first(paragraph._p.get_or_add_pPr(), "w:bidi")
    for run in runs:
        holder = _holder(paragraph, run, known)
        for number, text in enumerate(run.text.split("\n")):
            if number:
                paragraph.add_run().add_break()
            if text:
                _write(paragraph, holder, run, text, run.language or language)
    return paragraph


def mark(paragraph: Any, anchor: str, number: int) -> None:
    """Give a paragraph a name that links lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for edge in (start, end):
        edge.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name_of(anchor))
    paragraph._p.append(start)
    paragraph._p.append(end)


def name_of(anchor: str) -> str:
    """Return an anchor as a bookmark's name: letters, digits and underscores, at most 40."""
    return "".join(letter if letter.isalnum() else "_" for letter in f"a_{anchor}")[:40]


def _holder(paragraph: Any, run: Run, known: set[str]) -> Any | None:
    """Return the link that the run's text stands in, if it is one."""
    if not run.link or (run.link.startswith("#") and run.link[1:] not in known):
        return None
    link = OxmlElement("w:hyperlink")
    if run.link.startswith("#"):
        link.set(qn("w:anchor"), name_of(run.link[1:]))
    else:
        key = paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), key)
    paragraph._p.append(link)
    return link


def _write(paragraph: Any, holder: Any | None, run: Run, text: str, language: str) -> None:
    written = paragraph.add_run(text)
    written.bold = run.is_strong or None
    written.italic = run.is_emphasis or None
    if is_right_to_left(text):
        written.font.rtl = True
    if language:
        said = OxmlElement("w:lang")
        said.set(qn("w:val"), tag_of(language))
        said.set(qn("w:bidi"), tag_of(language))
        written._r.get_or_add_rPr().append(said)
    if holder is not None:
        written.font.color.rgb, written.font.underline = BRAND, True
        holder.append(written._r)


def _add_first(holder: Any, name: str) -> None:
    holder.append(OxmlElement(name))
