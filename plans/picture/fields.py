"""Reading a series as people paste it: a line for each figure, a year or a name before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import DecimalValidator
from django.utils.translation import gettext as _

from ui.fields import DecimalInput, TextField
from ui.formats import number
from ui.reading import read_decimal, shortened

MOST, LONGEST_LABEL = 60, 60
_MARKED = re.compile(r"(?P<label>.*\S)\s*[\t;:]\s*(?P<value>\S.*)", re.DOTALL)
_SPACED = re.compile(r"(?P<label>.*?\S)\s+(?P<value>[-–\u2212]?\d[\d\s.,]*)", re.DOTALL)
_FITS = DecimalValidator(20, 6)


@dataclass(frozen=True, slots=True)
class Point:
    """A figure and its label: a year, or the name of a group."""

    label: str
    value: Decimal

    def __str__(self) -> str:
        return f"{self.label}: {number(self.value)}"


class SeriesInput(forms.Textarea):
    """Shows a series as lines that can be changed."""

    def __init__(self) -> None:
        super().__init__({"rows": 7, "dir": "auto"})

    def format_value(self, value: Any) -> Any:
        if not isinstance(value, (list, tuple)):
            return super().format_value(value)
        plain = DecimalInput()
        return "\n".join(
            f"{point.label}: {plain.format_value(point.value.normalize())}" for point in value
        )


class SeriesField(TextField):
    """Figures by year or by name, one on each line: `2025: 17,9`, or two columns of a spreadsheet."""

    widget: forms.Widget = SeriesInput()

    def clean(self, value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return list(value)
        text = super().clean(value)
        points = [_point(line) for line in text.splitlines() if line.strip()]
        if len(points) > MOST:
            raise ValidationError(
                _("There are %(count)s figures, and %(most)s fit here."),
                code="too_many",
                params={"count": len(points), "most": MOST},
            )
        if twice := _twice(points):
            raise ValidationError(
                _("“%(label)s” is there twice."), code="twice", params={"label": twice}
            )
        return points


def _point(line: str) -> Point:
    found = _MARKED.fullmatch(line.strip()) or _SPACED.fullmatch(line.strip())
    if not found:
        raise ValidationError(
            _(
                "“%(typed)s” is not a year or a name and its figure. Write it like this: 2025: 17.9."
            ),
            code="no_figure",
            params={"typed": shortened(line.strip())},
        )
    label = " ".join(found["label"].split())
    if len(label) > LONGEST_LABEL:
        raise ValidationError(
            _("“%(label)s” is too long: %(most)s characters fit here."),
            code="long_label",
            params={"label": shortened(label), "most": LONGEST_LABEL},
        )
    value = read_decimal(found["value"])
    _FITS(value)
    return Point(label, value)


def _twice(points: Sequence[Point]) -> str:
    seen: set[str] = set()
    for point in points:
        if point.label in seen:
            return point.label
        seen.add(point.label)
    return ""
