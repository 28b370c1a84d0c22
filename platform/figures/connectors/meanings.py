"""Finding a table's variables and values by what they mean: publishers rename codes (StatFin did on 8 June 2026)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from figures.errors import MalformedReply, TableChanged

# A meaning, and the codes and texts under which a variable of it is known, without accents and the version of its classification.
MEANINGS: dict[str, tuple[str, ...]] = {
    "area": ("alue", "area", "omrade", "kunta", "municipality"),
    "time": ("timeperiod_y", "timeperiod_m", "timeperiod_q", "timeperiod", "vuosi", "kuukausi", "year", "month", "ar", "manad"),
    "contents": ("contentscode", "tiedot", "information", "uppgifter", "contents"),
    "sex": ("sukupuoli", "sex", "kon"),
    "age": ("ika", "ikaryhma", "ikaluokka", "age", "alder"),
    "language": ("kieli", "aidinkieli", "language", "sprak"),
    "citizenship": ("kansalaisuus", "nationality", "citizenship", "medborgarskap"),
    "birth_country": ("syntymavaltio", "syntymamaa", "country of birth", "fodelseland", "fodelsestat"),
    "activity": ("paaasiallinen toiminta", "paaasiallinentoiminta", "main type of activity", "huvudsaklig verksamhet"),
}  # fmt: skip
TOTALS = ("sss", "yhteensa", "total", "sammanlagt", "totalt", "kaikki")
VERSION = re.compile(r"(_[0-9]+){1,2}$")


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a table: its code, what it is called, and its values with their texts in order."""

    code: str
    text: str
    values: tuple[str, ...]
    texts: tuple[str, ...]
    may_be_left_out: bool
    is_time: bool

    def value_named(self, names: Sequence[str]) -> str | None:
        """Return the code of the first of the names, codes or texts, that the variable has."""
        known = {
            plain(text): code
            for code, text in reversed(list(zip(self.values, self.texts, strict=True)))
        }
        known |= {plain(code): code for code in self.values}
        return next((known[plain(name)] for name in names if plain(name) in known), None)

    @property
    def total(self) -> str | None:
        """The code of the whole, if there is one."""
        return self.value_named(TOTALS)


def variables_of(document: Any) -> tuple[Variable, ...]:
    """Read a table's metadata.

    Raises MalformedReply.
    """
    try:
        found = tuple(
            Variable(
                code=str(each["code"]),
                text=str(each.get("text", "")),
                values=tuple(map(str, each["values"])),
                texts=tuple(map(str, each.get("valueTexts") or each["values"])),
                may_be_left_out=bool(each.get("elimination")),
                is_time=bool(each.get("time")),
            )
            for each in document["variables"]
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise MalformedReply("metadata") from error
    if not found or any(len(each.values) != len(each.texts) for each in found):
        raise MalformedReply("metadata")
    return found


def variable_for(meaning: str, variables: Sequence[Variable], *, table: str) -> Variable:
    """Return the one variable of a meaning.

    Raises TableChanged when there is none, or more than one.
    """
    found = [each for each in variables if means(each, meaning)]
    if meaning == "time" and len(found) != 1:
        found = [each for each in variables if each.is_time]
    if len(found) != 1:
        said = _(
            "The table “%(table)s” has no variable, or several, for “%(meaning)s”. It has: %(all)s."
        )
        raise TableChanged(
            said % {"table": table, "meaning": meaning, "all": ", ".join(v.code for v in variables)}
        )
    return found[0]


def means(variable: Variable, meaning: str) -> bool:
    """Tell whether a variable is of a meaning, by its code without version, or by its text."""
    names = MEANINGS[meaning]
    code = plain(VERSION.sub("", variable.code))
    return code in names or plain(variable.text) in names or (code.rpartition("_")[0] in names)


def plain(text: str) -> str:
    """Return a text in small letters, without accents and spaces around."""
    parts = unicodedata.normalize("NFD", text.strip().lower())
    return "".join(part for part in parts if not unicodedata.combining(part))
