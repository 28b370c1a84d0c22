"""From what publishers write in a cell to a number and what may be said of it."""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from figures.errors import MalformedReply, NotBelievable

# As StatFin writes them: "..." protects people, "." and ".." are not there, "-" is none at all.
SECRET = {"...", "c", "secret"}
MISSING = {"", ".", "..", "....", "missing", "m", "x", ":"}
NONE = {"-", "–"}
PROVISIONAL = {"*", "p", "e", "provisional", "preliminary"}


class Cell(NamedTuple):
    """A value, or None, and its status: ok, provisional, missing or secret."""

    value: Decimal | None
    status: str


def cell_of(value: object, mark: object = None) -> Cell:
    """Read a value and the mark beside it. A value may be a number or a text, with a point or a comma.

    Raises NotBelievable for what is no finite number, MalformedReply for what cannot stand in a cell.
    """
    said = str(mark or "").strip().lower()
    if isinstance(value, str):
        value, said = _text(value, said)
    if said in SECRET:
        return Cell(None, "secret")
    if value is None:
        return Cell(None, "missing")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise MalformedReply(type(value).__name__)
    number = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise NotBelievable(number, "?")
    return Cell(number, "provisional" if said in PROVISIONAL else "ok")


def _text(value: str, said: str) -> tuple[Decimal | None, str]:
    text = value.strip().strip("\"'").replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if text.endswith("*"):
        text, said = text.rstrip("*"), "*"
    if text.lower() in SECRET:
        return None, "..."
    if text.lower() in MISSING:
        return None, said
    if text in NONE:
        return Decimal(0), said
    try:
        return Decimal(text.replace("\u2212", "-").replace(",", ".")), said
    except InvalidOperation as error:
        raise MalformedReply(value[:30]) from error
