"""How wide words will be, roughly, in the page's letters: enough to decide whether they fit."""

from __future__ import annotations

_NARROW = frozenset("fijlrtI.,:;|'!()[]-/ \u00a0")
_WIDE = frozenset("mwMW@%&—")


def width(text: str, size: float) -> float:
    """The width of the text in letters of the given size, a little on the safe side."""
    return size * sum(_em(letter) for letter in text)


def fitted(text: str, space: float, size: float) -> str:
    """The text, or as much of it as the space holds with a mark that it goes on."""
    if width(text, size) <= space:
        return text
    shorter = text
    while len(shorter) > 1 and width(shorter, size) + size * 0.3 > space:
        shorter = shorter[:-1]
    return shorter.rstrip(" -") + "…"


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.32
    if letter in _WIDE:
        return 0.86
    return 0.63 if letter.isupper() else 0.54
