"""A document with one of everything."""

from datetime import date

from documents.parts import (
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Picture,
    Run,
    Table,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" width="100" height="40">'
    '<rect width="60" height="30" fill="#17508f"/></svg>'
)


def make_document(*parts: object, **more: object) -> Document:
    """Make a document with the parts, or with one of every kind."""
    said = {"title": "Kotoutumisen edistäminen", "language": "fi", "made_on": date(2026, 3, 2)}
    return Document(**said | {"parts": parts or ONE_OF_EACH} | more)  # type: ignore[arg-type]


ONE_OF_EACH = (
    Heading(line="Tavoitteet", anchor="goals"),
    Paragraph(line="Kunta edistää kotoutumista."),
    Paragraph(line="Kommunen främjar integration.", language="sv"),
    Items(
        items=(
            Item(line="Yksi", parts=(Items(items=(Item(line="Yksi yksi"),)),)),
            Item(line=(Run(text="Kaksi", link="#goals"),)),
        )
    ),
    Items(is_numbered=True, start=3, items=(Item(line="Kolmas"), Item(line="Neljäs"))),
    Facts(facts=(Fact(label="Teema", value="Työ"),)),
    Table(caption="Toimenpiteet", head=("Nro", "Toimenpide"), rows=(("1.1", "Kielikahvila"),)),
    Picture(svg=SVG, alternative="Pylväs, 60", caption="Lähde: Tilastokeskus"),
)
