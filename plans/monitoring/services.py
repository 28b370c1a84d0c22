"""Choosing indicators and recording their values."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from plans.editing import add, change
from plans.models import Indicator, IndicatorValue, Objective


@transaction.atomic
def choose_indicator(objective: Objective, *, by: User, **said: Any) -> Indicator:
    """Take an indicator into use for an objective. It needs a known source.

    Raises ValidationError.
    """
    last = objective.indicators.aggregate(last=models.Max("position"))["last"] or 0
    return add(Indicator(objective=objective, position=last + 1, **said), by=by)


def change_indicator(indicator: Indicator, *, version: int, by: User, **said: Any) -> Indicator:
    """Change an indicator.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(indicator, version=version, by=by, **said)


@transaction.atomic
def record_value(indicator: Indicator, year: int, *, by: User, **said: Any) -> IndicatorValue:
    """Record what the indicator was in a year; a second value of a year is refused, and changed with `change_value`.

    Raises ValidationError.
    """
    row = IndicatorValue(indicator=indicator, year=year, **said)
    check_level(indicator, row.value, row.note)
    return add(row, by=by)


def change_value(row: IndicatorValue, *, version: int, by: User, **said: Any) -> IndicatorValue:
    """Correct what the indicator was in a year.

    Raises StaleEdit, Gone, ValidationError (the year has another value, among others).
    """
    check_level(row.indicator, said.get("value", row.value), said.get("note", row.note))
    return change(row, version=version, by=by, **said)


def check_level(indicator: Indicator, value: Decimal | None, note: str) -> None:
    """Refuse a value that is none of the levels of the indicator's scale, or a level without its reasons.

    Raises ValidationError.
    """
    if not indicator.levels:
        return
    if value not in range(1, len(indicator.levels) + 1):
        said = _("Give a level from 1 to %(highest)s.") % {"highest": len(indicator.levels)}
        raise ValidationError({"value": said})
    if not note.strip():
        raise ValidationError({"note": _("Give the reasons for the level.")})
