"""Finding what may be personal in a text that everybody will read: a help for whoever publishes it, not a proof."""

import re
from collections.abc import Iterable, Iterator

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w-])\+?\d(?:[ -]?\d){6,13}(?![\w-])")
# A Finnish personal identity code, with the separators of 2023 as well.
IDENTITY = re.compile(r"\b\d{6}[-+ABCDEFYXWVU]\d{3}[0-9A-Y]\b", re.IGNORECASE)
LEAST = 3  # letters of a name that is looked for


def personal_in(text: str, *, names: Iterable[str] = ()) -> list[str]:
    """Return what in a text looks like an address, a number, an identity code or one of the names, once each, as it stands."""
    return list(dict.fromkeys(_found(text, names)))


def _found(text: str, names: Iterable[str]) -> Iterator[str]:
    for pattern in (IDENTITY, EMAIL, PHONE):
        yield from (each.group() for each in pattern.finditer(text))
    for name in names:
        for word in name.split():
            if len(word) >= LEAST:
                # A Finnish name is declined, "Virtanen" as "Virtasen": all but its last three letters are looked for.
                stem = re.escape(word[: max(LEAST, len(word) - 3)])
                yield from (each.group() for each in re.finditer(rf"\b{stem}\w*", text))
