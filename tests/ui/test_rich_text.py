"""What people write becomes headings, lists, emphasis and links, and can do no harm."""

from html.parser import HTMLParser

import pytest

from ui.rich_text import TAGS, rich_text


class Seen(HTMLParser):
    """What a browser would find in the markup."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _value in attrs)
        self.links.extend(value or "" for name, value in attrs if name == "href")


def test_the_text_finds_its_place_under_the_pages_headings() -> None:
    shown = rich_text("# Aim\n\nMore *work*\n\n- one\n- two", 4)

    assert '<h4 dir="auto">Aim</h4>' in shown
    assert "More <em>work</em>" in shown
    assert shown.count("<li") == 2
    assert "<h6" in rich_text("##### deep", 6)


def test_a_line_end_stays_a_line_end() -> None:
    assert "one<br>\ntwo" in rich_text("one\ntwo")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "![x](https://example.org/x.png)",
        '<div hx-get="/x" hx-trigger="load">',
        '<a href="/x" data-hx-post="/y" onclick="z()">x</a>',
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><script>1</script></mtext></math>",
        "`<script>`",
        '[x](https://a.org "onmouseover=alert(1)")',
    ],
)
def test_nothing_in_the_text_runs(text: str) -> None:
    seen = Seen()

    seen.feed(rich_text(text).removeprefix('<div class="rich" hx-disable>').removesuffix("</div>"))

    assert seen.tags <= TAGS
    assert seen.attributes <= {"dir", "href", "rel", "start"}
    assert all(link.startswith(("https:", "mailto:", "tel:", "/")) for link in seen.links)


def test_links_lead_to_safe_places_only() -> None:
    shown = rich_text("[a](https://example.org) [b](mailto:a@example.org) [c](http://example.org)")

    assert 'href="https://example.org" rel="noopener noreferrer nofollow"' in shown
    assert 'href="mailto:a@example.org"' in shown
    assert "http://" not in shown


def test_each_paragraph_has_its_own_direction() -> None:
    assert rich_text("مرحبا\n\nHei").count('dir="auto"') == 2


def test_no_text_is_an_empty_part() -> None:
    assert rich_text(None) == '<div class="rich" hx-disable></div>'


def test_a_wrong_level_is_an_error() -> None:
    with pytest.raises(ValueError, match="level"):
        rich_text("x", 1)
