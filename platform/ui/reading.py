"""Reads what people type: days, numbers, years, text. Each refusal says what to write instead."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import override

from ui.formats import language, number

FIRST_YEAR = 1900
LAST_YEAR = 2100

_FINNISH = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d+)")
_ISO = re.compile(r"(\d+)-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([^\W\d_]{3,})\.?\s+(\d+)")

_SPACE = "[ \u00a0\u2009\u202f]"
_DECIMAL = re.compile(rf"-?(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)(?:[.,]\d+)?", re.ASCII)
_ENGLISH_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+")

# Control characters, lone surrogates, and the two signs that turn the order of letters by force.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202d\u202e]")
_SHOWN = 40


def read_date(text: str) -> dt.date:
    """The day that was meant by 24.11.2026, 2026-11-24 or 24 November 2026."""
    typed = text.strip()
    if found := _FINNISH.fullmatch(typed):
        day, month, year = found.groups()
    elif found := _ISO.fullmatch(typed):
        year, month, day = found.groups()
    elif (found := _WORDS.fullmatch(typed)) and (named := _month(found[2])):
        day, month, year = found[1], str(named), found[3]
    else:
        raise ValidationError(
            _("“%(typed)s” is not a date. Write it like this: 24.11.2026."),
            code="invalid",
            params={"typed": shortened(typed)},
        )
    return _day(int(day), int(month), read_year(year), typed)


def read_year(text: str, *, first: int = FIRST_YEAR, last: int = LAST_YEAR) -> int:
    """A year in four digits, not before the first and not after the last."""
    typed = text.strip()
    if not re.fullmatch(r"\d{3,}", typed, re.ASCII):
        raise ValidationError(
            _("Write the year in four digits, for example 2026."), code="invalid_year"
        )
    if len(typed) != len(str(last)) or not first <= int(typed) <= last:
        raise ValidationError(
            _("The year %(typed)s is not possible here. Write a year from %(first)s to %(last)s."),
            code="year_out_of_range",
            params={"typed": shortened(typed), "first": first, "last": last},
        )
    return int(typed)


def read_decimal(text: str) -> Decimal:
    """A number with a comma or a point before its decimals; spaces may part its thousands."""
    typed = text.strip().replace("\u2212", "-").replace("–", "-")
    if language() == "en" and _ENGLISH_THOUSANDS.fullmatch(typed):
        raise ValidationError(
            _("“%(typed)s” can be read in two ways. Write thousands without a comma: %(plain)s."),
            code="ambiguous",
            params={"typed": shortened(typed), "plain": shortened(typed.replace(",", ""))},
        )
    if not _DECIMAL.fullmatch(typed):
        raise ValidationError(
            _("“%(typed)s” is not a number. Write it like this: %(example)s."),
            code="invalid",
            params={"typed": shortened(typed), "example": number(Decimal("1250.5"))},
        )
    return Decimal(re.sub(_SPACE, "", typed).replace(",", "."))


def clean_text(text: str) -> str:
    """The text as it can be kept: one kind of line end, composed letters, no control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", lines))


def has_words(text: str) -> bool:
    """Whether there is anything to see: spaces and invisible signs alone are nothing."""
    return any(not (sign.isspace() or unicodedata.category(sign) == "Cf") for sign in text)


def shortened(text: str) -> str:
    """What was typed, short enough for a message."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _day(day: int, month: int, year: int, typed: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ValidationError(
            _("There is no such day as %(typed)s. Check the day and the month."),
            code="no_such_day",
            params={"typed": shortened(typed)},
        ) from None


def _month(word: str) -> int | None:
    """A month by its name in the page's language or in English: marraskuuta, Nov."""
    sought = word.casefold()
    for code in (language(), "en"):
        with override(code):
            names = {index: str(name).casefold() for index, name in MONTHS.items()}
        for index, name in names.items():
            if sought.startswith(name) or name.startswith(sought):
                return index
    return None
