"""Form fields that read what people type and say plainly what is wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ui import reading
from ui.formats import number, speaks_finnish_or_swedish

LONGEST_TEXT = 20_000
LONGEST_LINE = 200
FILL_IN = _("Fill this in.")


class ShortInput(forms.TextInput):
    """One line for a day, a number or a year."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "short", "autocomplete": "off"} | (attrs or {}))


class DayInput(ShortInput):
    """Shows a day as 24.11.2026 in every language, and anything else as it was typed."""

    def format_value(self, value: Any) -> Any:
        if isinstance(value, dt.date):
            return f"{value.day}.{value.month}.{value.year}"
        return super().format_value(value)


class DecimalInput(ShortInput):
    """Shows a number with the page's decimal sign and no thousands, ready to be changed."""

    def format_value(self, value: Any) -> Any:
        if isinstance(value, int | float | Decimal):
            plain = f"{Decimal(str(value)):f}"
            return plain.replace(".", ",") if speaks_finnish_or_swedish() else plain
        return super().format_value(value)


class DateField(forms.DateField):
    """A day from 1900 to 2100, written 24.11.2026, 2026-11-24 or 24 November 2026."""

    widget = DayInput
    default_error_messages = {"required": FILL_IN}

    def __init__(self, **options: Any) -> None:
        options["help_text"] = options.get("help_text") or _("For example 24.11.2026")
        super().__init__(**options)

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        typed = reading.clean_text(str(value))
        return reading.read_date(typed) if reading.has_words(typed) else None


class DecimalField(forms.DecimalField):
    """A number with a comma or a point; spaces may part its thousands."""

    widget = DecimalInput(attrs={"inputmode": "decimal"})
    default_error_messages = {"required": FILL_IN}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_digits": 20, "decimal_places": 6} | options)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # Django's stubs promise less than None
        if value in self.empty_values:
            return None
        if isinstance(value, int | float | Decimal):
            return Decimal(str(value))
        typed = reading.clean_text(str(value))
        return reading.read_decimal(typed) if reading.has_words(typed) else None


class YearField(forms.IntegerField):
    """A year in four digits."""

    widget = ShortInput(attrs={"inputmode": "numeric"})
    default_error_messages = {"required": FILL_IN}

    def __init__(
        self,
        *,
        first: int = reading.FIRST_YEAR,
        last: int = reading.LAST_YEAR,
        **options: Any,
    ) -> None:
        self.first, self.last = first, last
        options.pop("min_value", None)
        options.pop("max_value", None)
        super().__init__(**options)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        typed = reading.clean_text(str(value))
        if not reading.has_words(typed):
            return None
        return reading.read_year(typed, first=self.first, last=self.last)


class TextField(forms.CharField):
    """Text of many lines. Too long a text is refused with its length; nothing of it is lost."""

    widget: forms.Widget = forms.Textarea(attrs={"rows": 5, "dir": "auto"})
    default_error_messages = {"required": FILL_IN}
    longest = LONGEST_TEXT

    def __init__(self, *, max_length: int | None = None, **options: Any) -> None:
        # The limit is ours alone: a browser given `maxlength` cuts a pasted text without a word.
        self.limit = max_length or self.longest
        super().__init__(**options)

    def to_python(self, value: Any) -> str | None:
        text = reading.clean_text(super().to_python(value) or "")
        return text if reading.has_words(text) else self.empty_value

    def validate(self, value: Any) -> None:
        super().validate(value)
        length = len(value or "")
        if (over := length - self.limit) > 0:
            raise ValidationError(
                ngettext(
                    "The text has %(length)s characters and %(limit)s fit here: one too many.",
                    "The text has %(length)s characters and %(limit)s fit here: %(over)s too many.",
                    over,
                ),
                code="too_long",
                params={
                    "length": number(length),
                    "limit": number(self.limit),
                    "over": number(over),
                },
            )


class LineField(TextField):
    """A name or a title: text on one line."""

    widget = forms.TextInput(attrs={"dir": "auto"})
    longest = LONGEST_LINE

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return " ".join(text.split()) if text else text
