"""Text that people write (headings, lists, emphasis, links), as parts of a document."""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from markdown_it.token import Token

from documents.parts import Heading, Item, Items, Paragraph, Part, Run
from documents.texts import plain
from ui.rich_text import SCHEMES, tokens_of

DEEPEST = 6


def rich(text: str | None, *, level: int = 3, language: str = "") -> tuple[Part, ...]:
    """Return what a text says in parts, its highest heading of the given level."""
    return tuple(_parts(tokens_of(text or ""), level, language))


def _parts(tokens: list[Token], level: int, language: str) -> Iterator[Part]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            items, place = _items(tokens, place, language)
            yield items
        elif token.type == "heading_open":
            depth = min(DEEPEST, int(token.tag[1]) - 1 + level)
            if runs := _runs(
                tokens[place + 1]
            ):  # a lone mark is no heading: PDF/UA refuses an empty one
                yield Heading(line=runs, level=depth, language=language)
            place += 1
        elif token.type == "inline" and (runs := _runs(token)):
            yield Paragraph(line=runs, language=language)
        place += 1


def _items(tokens: list[Token], place: int, language: str) -> tuple[Items, int]:
    """Return the list that begins at a place, and the place of its end."""
    opened = tokens[place]
    found: list[Item] = []
    runs: list[Run] = []
    below: list[Items] = []
    place += 1
    while tokens[place].type not in {"bullet_list_close", "ordered_list_close"}:
        match tokens[place].type:
            case "bullet_list_open" | "ordered_list_open":
                inner, place = _items(tokens, place, language)
                below.append(inner)
            case "inline":
                runs += [Run(text="\n"), *_runs(tokens[place])] if runs else _runs(tokens[place])
            case "list_item_close":
                found.append(Item(line=tuple(runs), parts=tuple(below), language=language))
                runs, below = [], []
        place += 1
    start = int(opened.attrs.get("start", 1)) if opened.type == "ordered_list_open" else 1
    is_numbered = opened.type == "ordered_list_open"
    return Items(items=tuple(found), is_numbered=is_numbered, start=start), place


def _runs(inline: Token) -> tuple[Run, ...]:
    found: list[Run] = []
    strong = emphasis = 0
    link = ""
    for token in inline.children or ():
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                link = _address(str(token.attrs.get("href", "")))
            case "link_close":
                link = ""
            case "softbreak" | "hardbreak":
                found.append(Run(text="\n"))
            case _ if token.content:
                found.append(
                    Run(
                        text=token.content,
                        is_strong=strong > 0,
                        is_emphasis=emphasis > 0,
                        link=link,
                    )
                )
    return tuple(_joined(found))


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Leave out line breaks that end the text."""
    for run, after in pairwise([*runs, None]):
        if run is not None and (run.text != "\n" or after is not None):
            yield run


def _address(text: str) -> str:
    """Keep an address that leads out of the document by a scheme that does no harm."""
    try:
        return text if urlsplit(text).scheme in SCHEMES else ""
    except ValueError:
        return ""


def paragraphs(text: str | None, *, language: str = "") -> tuple[Part, ...]:
    """Return a text that was typed without marks: a blank line parts paragraphs, a line end stays one."""
    blocks = re.split(r"\n\s*\n", plain(text or "").strip())
    return tuple(Paragraph(line=block, language=language) for block in blocks if block)
