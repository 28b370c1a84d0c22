"""The days of a schedule: a whole month, or a day."""

import calendar
import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.fields import DateField, DayInput
from ui.formats import date_words
from ui.reading import clean_text, read_year, shortened

_MONTH = re.compile(r"(\d{1,2})\s*[/.]\s*(\d{3,})", re.ASCII)


class MonthInput(DayInput):
    """Shows the first day of a month (or the last, at the end of a schedule) as 3/2027."""

    is_end = False

    def format_value(self, value: Any) -> Any:
        month = month_words(value, is_end=self.is_end) if isinstance(value, date) else ""
        return month or super().format_value(value)


class EndInput(MonthInput):
    is_end = True


class StartField(DateField):
    """The day on which something starts: 3/2027 is the first of March."""

    widget = MonthInput
    is_end = False

    def __init__(self, **options: Any) -> None:
        hint = gettext_lazy("For example 3/2027 or 24.11.2026")
        super().__init__(**({"help_text": hint} | options))

    def to_python(self, value: Any) -> date | None:
        typed = clean_text(str(value or "")).strip()
        found = _MONTH.fullmatch(typed)
        if not found:
            return super().to_python(value)
        month, year = int(found[1]), read_year(found[2])
        if not 1 <= month <= 12:
            raise ValidationError(
                _("There is no month %(typed)s. Write it like this: 3/2027."),
                code="no_such_month",
                params={"typed": shortened(typed)},
            )
        return date(year, month, calendar.monthrange(year, month)[1] if self.is_end else 1)


class EndField(StartField):
    """The day on which something ends: 3/2027 is the last of March."""

    widget = EndInput
    is_end = True


def month_words(day: date, *, is_end: bool) -> str:
    """Write a day as its month, if it begins (or ends) the month."""
    edge = calendar.monthrange(day.year, day.month)[1] if is_end else 1
    return f"{day.month}/{day.year}" if day.day == edge else ""


def schedule_words(starts: date | None, ends: date | None, *, is_continuous: bool) -> str:
    """Write when something is done: 1/2027–12/2028, 8/2027–, continuous."""
    start = (month_words(starts, is_end=False) or date_words(starts)) if starts else ""
    end = (month_words(ends, is_end=True) or date_words(ends)) if ends else ""
    if is_continuous:
        return _("continuous, from %(start)s") % {"start": start} if start else _("continuous")
    return f"{start}–{end}" if start or end else ""
