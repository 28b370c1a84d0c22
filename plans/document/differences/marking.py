"""Marking what was taken out of a long text and what was put in, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LONG = 60  # from so many characters on, words are marked; a shorter text is read faster as a whole
TOO_LONG = 60_000  # comparing more than this word by word takes longer than reading it
WORDS = re.compile(r"\S+\s*")


def is_long(old: str, new: str) -> bool:
    """Whether words are marked in the two texts, and not shown one after the other."""
    return bool(old and new) and LONG < max(len(old), len(new)) < TOO_LONG


def marked(old: str, new: str) -> SafeString:
    """Return the new text with what was taken out in <del> and what was put in in <ins>."""
    return format_html_join("", "{}", ((part,) for part in _parts(old, new)))


def _parts(old: str, new: str) -> Iterator[SafeString | str]:
    before, after = WORDS.findall(old), WORDS.findall(new)
    was, now = ([word.strip() for word in words] for words in (before, after))
    for kind, a, b, c, d in SequenceMatcher(None, was, now).get_opcodes():
        if kind == "equal":
            yield "".join(after[c:d])
            continue
        if a < b:
            yield format_html("<del>{}</del> ", "".join(before[a:b]).rstrip())
        if c < d:
            yield format_html("<ins>{}</ins> ", "".join(after[c:d]).rstrip())
