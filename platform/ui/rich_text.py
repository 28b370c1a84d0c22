"""Text that people write: headings, lists, emphasis and links of Markdown, and nothing else."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {"a", "br", "em", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "strong", "ul"}
SCHEMES = {"https", "mailto", "tel"}
BLOCKS = {"paragraph_open", "heading_open", "list_item_open"}

_reader = MarkdownIt("zero", {"breaks": True}).enable(
    ["heading", "list", "emphasis", "link", "newline", "escape"]
)


def rich_text(text: str | None, level: int = 3) -> SafeString:
    """The text as markup, its highest heading of the given level; harmless whatever was written.

    Each paragraph finds its own direction. htmx is switched off inside.
    """
    if level not in range(2, 7):
        raise ValueError(f"A heading inside a page has a level from 2 to 6, not {level}.")
    tokens = tokens_of(text or "")
    for token in tokens:
        _place(token, level)
    markup = _reader.renderer.render(tokens, _reader.options, {})
    harmless = nh3.clean(
        markup,
        tags=TAGS,
        attributes={"*": {"dir"}, "a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )
    return SafeString(f'<div class="rich" hx-disable>{harmless}</div>')


def tokens_of(text: str) -> list[Token]:
    """Read a text: its headings, paragraphs, lists, emphasis and links, in their order."""
    return _reader.parse(text)


def _place(token: Token, level: int) -> None:
    if token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{min(6, int(token.tag[1]) - 1 + level)}"
    if token.type in BLOCKS:
        token.attrSet("dir", "auto")
