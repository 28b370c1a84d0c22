"""How a text document looks: the styles that its parts name."""

from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Arial"  # the reader's own machine has it, with Cyrillic and Arabic letters
INK = RGBColor(0x23, 0x2C, 0x36)
SOFT = RGBColor(0x57, 0x5E, 0x66)
BRAND = RGBColor(0x17, 0x50, 0x8F)
HEADINGS = {
    1: (15, BRAND),
    2: (12.5, INK),
    3: (11, INK),
    4: (10.5, INK),
    5: (10, INK),
    6: (10, INK),
}
KIND, QUIET, FACT, CELL, HEAD = "Kind", "Quiet", "Fact", "Cell", "Cell heading"


def new_file(*, is_wide: bool, language: str) -> Any:
    """Begin a text document of A4 pages in a language, with its styles."""
    made = docx.Document()
    page = made.sections[0]
    page.page_width, page.page_height = (Cm(29.7), Cm(21)) if is_wide else (Cm(21), Cm(29.7))
    page.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    page.left_margin = page.right_margin = Cm(1.8 if is_wide else 2.2)
    page.top_margin = page.bottom_margin = Cm(2)
    _style(made.styles["Normal"], 10.5, INK, after=6)
    _style(made.styles["Title"], 22, INK, after=8, is_bold=True)
    _no_rule(made.styles["Title"])
    for level, (points, colour) in HEADINGS.items():
        _style(made.styles[f"Heading {level}"], points, colour, before=12, after=4, is_bold=True)
    _style(made.styles["Caption"], 10, INK, before=8, after=4, is_bold=True)
    made.styles["Caption"].paragraph_format.keep_with_next = True
    for name, points, colour in ((KIND, 10, SOFT), (QUIET, 9, SOFT), (FACT, 10.5, INK)):
        _style(_new(made, name), points, colour, after=3)
    for name in (CELL, HEAD):
        points = 8 if is_wide else 9.5
        _style(_new(made, name), points, INK, before=2, after=2, is_bold=name == HEAD)
    made.styles[FACT].paragraph_format.left_indent = Cm(0.6)
    made.styles[FACT].paragraph_format.first_line_indent = Cm(-0.6)
    _speak(made, language)
    return made


def _new(made: Any, name: str) -> Any:
    style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    return style


def _style(
    style: Any,
    points: float,
    colour: RGBColor,
    *,
    before: float = 0,
    after: float = 0,
    is_bold: bool = False,
) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(points), is_bold
    style.font.italic, style.font.color.rgb = False, colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # else the theme's font wins over the named one
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _no_rule(style: Any) -> None:
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _speak(made: Any, language: str) -> None:
    """Say the document's language where every style takes it from."""
    for said in made.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), tag_of(language))


def tag_of(language: str) -> str:
    """Return the language with its country, as word processors look for their dictionaries."""
    return {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}.get(language, language)
