"""Which letters the documents' own fonts have: what they do not have is said in words, so that nothing is an empty box."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
FAMILIES = ("SourceSans3", "NotoSansArabic")  # the order in which they are asked
JOINERS = "\u200c\u200d"


@lru_cache
def letters() -> tuple[frozenset[int], ...]:
    """Return the code points of each family: those that all its fonts have."""
    return tuple(_shared(family) for family in FAMILIES)


def printable(text: str) -> str:
    """Return a text that the fonts can set: a letter that none of them has becomes its name, as [grinning face]."""
    if _plainly().fullmatch(text):
        return text
    kept: list[str] = []
    base: int | None = None  # the family of the letter that a mark would stand on
    for letter in text:
        if letter in JOINERS:
            if base is not None:
                kept.append(letter)
            continue
        if letter in "\n\t\u00ad":
            kept.append(letter)
            base = None
            continue
        family = _family_of(letter, base)
        if family is None and unicodedata.category(letter).startswith("M"):
            continue  # a mark that its letter's font has not: the letter stays readable without
        kept.append(letter if family is not None else _named(letter))
        base = family
    return "".join(kept)


@lru_cache
def _plainly() -> re.Pattern[str]:
    """Return what texts are made of that need no second look: letters of the first family, and no marks on them."""
    known = [chr(code) for code in sorted(letters()[0])]
    kept = "".join(
        re.escape(each) for each in known if not unicodedata.category(each).startswith("M")
    )
    return re.compile(f"[{kept}\n\t]*")


def _family_of(letter: str, base: int | None) -> int | None:
    families = letters()
    if unicodedata.category(letter).startswith("M"):
        return base if base is not None and ord(letter) in families[base] else None
    return next((place for place, known in enumerate(families) if ord(letter) in known), None)


def _named(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return f"[{name.lower() or f'U+{ord(letter):04X}'}]"


def _shared(family: str) -> frozenset[int]:
    known: frozenset[int] | None = None
    for path in sorted(FONTS.glob(f"{family}-*.ttf")):
        with TTFont(path, lazy=True) as font:
            found = frozenset(font.getBestCmap())
        known = found if known is None else known & found
    return known or frozenset()
