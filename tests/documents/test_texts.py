"""Texts that people typed: what stays, what goes, and what the fonts cannot set."""

import io

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.lettering import printable
from documents.parts import Heading, Items, Paragraph, headings_in_order, words_of
from documents.rich import paragraphs, rich
from documents.texts import is_right_to_left, plain
from documents.typesetting import as_pdf
from tests.documents.given import make_document


def test_what_turns_a_line_or_cannot_be_kept_goes() -> None:
    assert plain("a\u202eb\u2066c\u200b\ufeff\x00\r\nd\u2028e\ufffe") == "abc\nd\ne"
    assert plain("e\u0301") == "é"
    assert plain("می\u200cخواهم") == "می\u200cخواهم"


def test_the_direction_is_that_of_the_first_letter() -> None:
    assert is_right_to_left("123 مرحبا abc")
    assert not is_right_to_left("123 abc مرحبا")
    assert not is_right_to_left("123")


def test_a_letter_that_the_fonts_do_not_have_is_named() -> None:
    assert printable("Hyvä 😀!") == "Hyvä [grinning face]!"
    assert printable("Привіт, مرحبا, å") == "Привіт, مرحبا, å"
    assert printable("a\u064b") == "a"  # an Arabic mark on a Latin letter


def test_no_heading_is_skipped() -> None:
    levels = [Heading(line=str(level), level=level) for level in (3, 5, 2, 4)]

    assert [each.level for each in headings_in_order(levels) if isinstance(each, Heading)] == [
        1, 2, 2, 3,
    ]  # fmt: skip


def test_written_marks_become_parts_and_unsafe_links_text() -> None:
    heading, said, listed = rich(
        "## Otsikko\n\nOn **vahva** [x](https://a.fi) [y](javascript:a)\nrivi\n\n- a\n  - b\n",
        level=3,
    )

    assert isinstance(heading, Heading) and heading.level == 4
    assert isinstance(said, Paragraph) and isinstance(said.line, tuple)
    assert words_of(said.line) == "On vahva x [y](javascript:a)\nrivi"
    assert [run.link for run in said.line if run.link] == ["https://a.fi"]
    assert [run.text for run in said.line if run.is_strong] == ["vahva"]
    assert isinstance(listed, Items) and listed.items[0].parts[0].items[0].line[0].text == "b"  # type: ignore[union-attr]


def test_blank_lines_part_paragraphs() -> None:
    assert [
        words_of(each.line) for each in paragraphs("a\nb\n \n\nc") if isinstance(each, Paragraph)
    ] == ["a\nb", "c"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_at_all_can_be_set(text: str) -> None:
    written = as_pdf(make_document(*rich(text), Paragraph(line=text), title=text or "x"))

    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert len(pdf.pages) >= 1
