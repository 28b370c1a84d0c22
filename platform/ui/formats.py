"""Numbers, dates and moments in the words and signs of the page's language."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

NOTHING = "–"
NBSP = "\u00a0"
MINUS = "\u2212"

Number = int | float | Decimal


def language() -> str:
    """The page's language, without its country."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def speaks_finnish_or_swedish() -> bool:
    return language() in {"fi", "sv"}


def number(value: Number | None, decimals: int | None = None) -> str:
    """A number as it is read: 2 310,5 in Finnish and Swedish, 2,310.5 in English; – for none."""
    if value is None:
        return NOTHING
    exact = _exact(value)
    if not exact.is_finite():
        return NOTHING
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    digits = f"{abs(exact):,f}"
    if decimals is None and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    if speaks_finnish_or_swedish():
        digits = digits.replace(",", NBSP).replace(".", ",")
    return (MINUS if exact < 0 and digits.strip("0.,") else "") + digits


def percent(value: Number | None, decimals: int = 1) -> str:
    """A value that is in per cent already: 9.0 is “9,0 %”."""
    shown = number(value, decimals)
    return shown if shown == NOTHING else f"{shown}{NBSP}%"


def share(part: int, whole: int) -> str:
    """A part of a whole in whole per cent; a dash where there is no whole."""
    return percent(Decimal(100 * part) / whole, 0) if whole else NOTHING


def date_words(value: dt.date | None) -> str:
    """A day: 24.11.2026 in Finnish and Swedish, 24 November 2026 in English; a dash for nothing."""
    return _day(value, "j F Y")


def date_short(value: dt.date | None) -> str:
    """A day for a narrow column: 24.11.2026, or 24 Nov 2026 in English."""
    return _day(value, "j M Y")


def moment_words(value: dt.datetime | None) -> str:
    """A day and the clock in Helsinki: 26.11.2026 klo 10.14."""
    if value is None:
        return NOTHING
    return _("%(date)s at %(clock)s") % {"date": date_words(value), "clock": clock(value)}


def clock(value: dt.datetime | None) -> str:
    """The time of day in Helsinki: 10.14."""
    if value is None:
        return NOTHING
    return f"{_local(value):%-H.%M}"


def _exact(value: Number) -> Decimal:
    if isinstance(value, float):
        return Decimal(format(value, ".10g"))
    if isinstance(value, int | Decimal):
        return Decimal(value)
    raise TypeError(f"{value!r} is not a number.")


def _day(value: dt.date | None, english: str) -> str:
    if value is None:
        return NOTHING
    if not isinstance(value, dt.date):
        raise TypeError(f"{value!r} is not a day.")
    day = _local(value) if isinstance(value, dt.datetime) else value
    if speaks_finnish_or_swedish():
        return f"{day.day}.{day.month}.{day.year}"
    return date_format(day, english)


def _local(value: dt.datetime) -> dt.datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
