"""A text document with real headings, lists and table heads, in which nothing typed is markup."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from documents.parts import Document, Heading, Paragraph, Run, Table
from documents.word import as_docx
from tests.documents.given import make_document


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(as_docx(document)))


def styles_of(file: Any) -> dict[str, str]:
    return {each.text: each.style.name for each in file.paragraphs if each.text}


def test_headings_lists_and_the_title_have_their_styles() -> None:
    styles = styles_of(opened(make_document()))

    assert styles["Kotoutumisen edistäminen"] == "Title"
    assert styles["Tavoitteet"] == "Heading 1"
    assert styles["Yksi"] == "List Bullet"
    assert styles["Yksi yksi"] == "List Bullet 2"
    assert styles["3. Kolmas"] == "List Continue"
    assert styles["Toimenpiteet"] == "Caption"


def test_a_table_repeats_its_head_and_a_picture_is_said_in_words() -> None:
    file = opened(make_document())

    [table] = file.tables
    head, row = file.element.iter(qn("w:tr"))
    assert [cell.text for cell in table.rows[0].cells] == ["Nro", "Toimenpide"]
    assert head.trPr.find(qn("w:tblHeader")) is not None
    assert row.trPr is None
    [picture] = file.element.iter(qn("wp:docPr"))
    assert picture.get("descr") == "Pylväs, 60"


def test_the_file_and_its_parts_name_their_languages() -> None:
    file = opened(make_document())
    tongues = {each.get(qn("w:val")) for each in file.element.iter(qn("w:lang"))}

    assert file.core_properties.language == "fi"
    assert file.core_properties.title == "Kotoutumisen edistäminen"
    assert tongues == {"sv-FI"}
    assert {each.get(qn("w:val")) for each in file.styles.element.iter(qn("w:lang"))} == {"fi-FI"}


def test_a_link_leads_to_its_place_and_one_to_nowhere_is_text() -> None:
    there = Run(text="Sinne", link="#goals")
    nowhere = Run(text="Ei minnekään", link="#no-such")
    parts = (Heading(line="Tavoitteet", anchor="goals"), Paragraph(line=(there, nowhere)))
    body = opened(make_document(*parts)).element

    [mark] = body.iter(qn("w:bookmarkStart"))
    [link] = body.iter(qn("w:hyperlink"))
    assert link.get(qn("w:anchor")) == mark.get(qn("w:name"))


@pytest.mark.parametrize(
    "text",
    [
        "<w:p/> & ]]> {{ 7*7 }} {% x %}",
        "نص عربي داخل الفنلندية",
        "a\u202ebc\u2066d\ufeff\u200b\x00\x0b",
        "😀 中文",
        "=cmd|' /C calc'!A0",
    ],
)
def test_whatever_is_typed_stays_text(text: str) -> None:
    table = Table(caption=text, head=("A",), rows=((text,),))
    file = opened(make_document(Paragraph(line=text), table, title=text))

    seen = text.translate(dict.fromkeys(map(ord, "\u202e\u2066\ufeff\u200b\x00\x0b")))
    assert seen in styles_of(file)
    assert file.tables[0].rows[1].cells[0].text == seen


def test_what_is_read_from_the_right_says_so() -> None:
    file = opened(make_document(Paragraph(line="مرحبا بكم", language="ar")))

    assert len(list(file.element.iter(qn("w:bidi")))) == 1
    [paragraph] = [each for each in file.paragraphs if "مرحبا" in each.text]
    assert paragraph.runs[0].font.rtl is True


def test_the_same_document_is_the_same_file_without_programs_in_it() -> None:
    once, again = as_docx(make_document()), as_docx(make_document())

    assert once == again
    with zipfile.ZipFile(io.BytesIO(once)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower()]


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="needs LibreOffice's soffice on the machine"
)
@pytest.mark.slow
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    kept = tmp_path / "document.docx"
    kept.write_bytes(as_docx(make_document()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    order = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*order, str(kept)], check=True, capture_output=True, timeout=120)

    said = (tmp_path / "document.txt").read_text(encoding="utf-8-sig")
    assert "Kotoutumisen edistäminen" in said
    assert "Kielikahvila" in said
