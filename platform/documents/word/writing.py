"""Writing a document part by part as DOCX."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph as CellParagraph

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
    words_of,
)
from documents.texts import plain
from documents.typesetting import as_png
from documents.word.lines import mark, write_line
from documents.word.styles import CELL, FACT, HEAD, KIND, QUIET, new_file

LONGEST = 255  # of a property of the file
DEEPEST = 3  # levels of lists that have a style
EPOCH = (1980, 1, 1, 0, 0, 0)


def as_docx(document: Document) -> bytes:
    """Write a document as DOCX: the same bytes for the same document."""
    writer = _Writer(document)
    writer.write()
    kept = io.BytesIO()
    writer.file.save(kept)
    return _timeless(kept.getvalue())


class _Writer:
    """The file that is being written, with what its parts need to know of each other."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.file = new_file(is_wide=document.is_wide, language=document.language)
        self.known = {name for name, times in anchors_of(document).items() if times == 1}
        self.styles = {style.name: style.style_id for style in self.file.styles}
        self.marks = 0

    def write(self) -> None:
        """Write the title, the facts under it and every part."""
        document = self.document
        self._tell_about()
        if document.kind:
            self._paragraph(document.kind, KIND)
        self._paragraph(document.title, "Title", document.title_language)
        self._facts(document.facts)
        for part in headings_in_order(document.parts):
            self._part(part)
        self._footer()

    def _part(self, part: Part) -> None:
        match part:
            case Heading():
                written = self._paragraph(part.line, f"Heading {min(part.level, 6)}", part.language)
                self._mark(written, part.anchor)
            case Paragraph():
                style = QUIET if part.is_quiet else "Normal"
                self._paragraph(part.line, style, part.language)
            case Items():
                self._items(part)
            case Facts():
                self._facts(part.facts)
            case Table():
                self._table(part)
            case Picture():
                self._picture(part)
            case Break():
                self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _paragraph(self, line: Any, style: str, language: str = "") -> Any:
        made = self._new(style)
        return write_line(made, line, known=self.known, language=language)

    def _new(self, style: str) -> Any:
        # By its id: to look a style up by its name each time takes longer than all the rest.
        made = self.file.add_paragraph()
        made._p.style = self.styles[style]
        return made

    def _items(self, items: Items, depth: int = 1) -> None:
        suffix = f" {min(depth, DEEPEST)}" if depth > 1 else ""
        style = f"List {'Number' if items.is_numbered else 'Bullet'}{suffix}"
        for number, item in enumerate(items.items, start=items.start):
            self._item(item, style, number if items.is_numbered else None)
            for inner in item.parts:
                self._items(inner, depth + 1)

    def _item(self, item: Item, style: str, number: int | None) -> None:
        # A word processor goes on counting from list to list, so the number is written out.
        line = item.line
        if number is not None:
            style = style.replace("Number", "Continue")
            line = (*runs_of(f"{number}. "), *runs_of(line))
        self._mark(self._paragraph(line, style, item.language), item.anchor)

    def _facts(self, facts: tuple[Fact, ...]) -> None:
        for fact in facts:
            written = self._new(FACT)
            write_line(written, words_of(fact.label) + ": ", known=self.known)
            for run in written.runs:
                run.bold = True
            write_line(written, fact.value, known=self.known, language=fact.language)

    def _table(self, table: Table) -> None:
        self._paragraph(table.caption, "Caption")
        made = self.file.add_table(rows=1 + len(table.rows), cols=len(table.head))
        made.style, made.autofit = "Table Grid", False
        widths = self._widths(table)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        # The elements themselves: to ask for a row's cells takes a time that grows with the table.
        head, *rows = made._tbl.tr_lst
        _repeat(head)
        self._row(made, head, table.head, widths, HEAD)
        for row, lines in zip(rows, table.rows, strict=True):
            self._row(made, row, lines, widths, CELL, table.language)
        for row in made._tbl.tr_lst:
            _to_the_right(row, table.numbers)
        _describe(made, table.caption)
        self.file.add_paragraph()

    def _row(
        self,
        made: Any,
        row: Any,
        lines: Iterable[Line],
        widths: list[Length],
        style: str,
        language: str = "",
    ) -> None:
        name = self.styles[style]
        for cell, line, width in zip(row.tc_lst, lines, widths, strict=True):
            cell.width = width
            paragraph = CellParagraph(cell.p_lst[0], made)
            paragraph._p.style = name
            write_line(paragraph, line, known=self.known, language=language)

    def _widths(self, table: Table) -> list[Length]:
        whole = Cm(26.1 if self.document.is_wide else 16.6)
        shares = table.widths or (1.0,) * len(table.head)
        return [Length(int(whole * share / sum(shares))) for share in shares]

    def _picture(self, picture: Picture) -> None:
        drawn = self.file.add_picture(io.BytesIO(as_png(picture.svg)), width=Cm(16.6))
        drawn._inline.docPr.set("descr", plain(picture.alternative))
        if runs_of(picture.caption):
            self._paragraph(picture.caption, "Caption")

    def _mark(self, paragraph: Any, anchor: str) -> None:
        if anchor in self.known:
            self.marks += 1
            mark(paragraph, anchor, self.marks)

    def _footer(self) -> None:
        foot = self.file.sections[0].footer.paragraphs[0]
        foot.style = QUIET
        write_line(foot, f"{self.document.footer}  ", known=set())
        _field(foot, "PAGE")
        foot.add_run(" / ")
        _field(foot, "NUMPAGES")

    def _tell_about(self) -> None:
        about, document = self.file.core_properties, self.document
        about.title, about.author = (
            plain(document.title)[:LONGEST],
            plain(document.author)[:LONGEST],
        )
        about.subject, about.language = plain(document.kind)[:LONGEST], document.language
        about.comments, about.keywords = "", ""
        about.created = about.modified = datetime.combine(document.made_on, time(), UTC)
        about.last_modified_by = about.author


def _repeat(row: Any) -> None:
    """Say that a row holds the headings of its columns: read with each cell, and repeated on each page."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _to_the_right(row: Any, columns: Iterable[int]) -> None:
    """Set the numbers of a row to the right."""
    for column in columns:
        row.tc_lst[column].p_lst[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _describe(table: Any, text: str) -> None:
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), plain(text))
    table._tbl.tblPr.append(said)


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _timeless(content: bytes) -> bytes:
    """Take the clock out of the package, so that equal documents are equal files."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as read,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for part in read.infolist():
            written.writestr(
                zipfile.ZipInfo(part.filename, EPOCH), read.read(part), zipfile.ZIP_DEFLATED
            )
    return kept.getvalue()
