"""What people typed, as it may stand in a document: nothing unseen that turns a line around or that a format forbids."""

import re
import unicodedata

# Orders that turn the direction of what follows; the direction is found from the letters instead.
TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Marks that take no room: the join controls (U+200C and U+200D) stay, since Persian and some emoji are written with them.
UNSEEN = "\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
# What XML and PDF/UA forbid: controls but for the tab and the line feed, halves of pairs, non-characters.
FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
# A plane ends in two code points that are no characters.
PLANE_ENDS = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_UNWANTED = re.compile(f"[{TURNS}{UNSEEN}{FORBIDDEN}{PLANE_ENDS}]")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85]")


def plain(text: object) -> str:
    """Return a text with composed letters and plain line ends, without what cannot be seen or kept."""
    said = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", str(text)))
    return _UNWANTED.sub("", said)


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction is one of those that are read from the right."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == "L":
            return False
        if direction in {"R", "AL"}:
            return True
    return False
