"""Comparing names whatever their accents and capitals: no extension, any collation."""

import unicodedata

from django.db.models import F, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat
from django.utils.translation import get_language

from core.names import LANGUAGES

ACCENTED = "ÅÄÖÉÜŠŽÁČĐŊŦåäöéüšžáčđŋŧ-"
PLAIN = "aaoeuszacdntaaoeuszacdnt "  # a hyphen parts words, as a space does
# å, ä and ö are the last letters of the alphabet, and these signs are the next after z.
LAST_LETTERS = "{|}"


class Folded(Func):
    """The text in small letters without accents."""

    template = f"LOWER(TRANSLATE(%(expressions)s, '{ACCENTED}', '{PLAIN}'))"
    arity = 1
    output_field = TextField()


class Alphabetical(Func):
    """What to sort by, so that å, ä and ö come last."""

    template = f"""LOWER(TRANSLATE(%(expressions)s, 'ÅÄÖåäö', '{LAST_LETTERS * 2}')) COLLATE "C\""""
    arity = 1
    output_field = TextField()


def folded_columns(*columns: str) -> Folded:
    """Read several columns as one text to search in: " " + a word finds where the word begins."""
    parts: list[Combinable] = [Value(" ")]
    for column in columns:
        parts += [F(column), Value(" ")]
    return Folded(Concat(*parts, output_field=TextField()))


def folded(text: str) -> str:
    """Do to a text what `Folded` does to a column."""
    return unicodedata.normalize("NFKC", text).translate(str.maketrans(ACCENTED, PLAIN)).lower()


def name_column(language: str | None = None) -> str:
    """Name the column that holds names in the language, or in the active one."""
    wanted = (language or get_language() or LANGUAGES[0])[:2]
    return f"name_{wanted if wanted in LANGUAGES else LANGUAGES[0]}"
