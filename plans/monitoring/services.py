"""Choosing indicators and recording their values."""

from typing import Any

from django.db import models, transaction

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
    return add(IndicatorValue(indicator=indicator, year=year, **said), by=by)


def change_value(row: IndicatorValue, *, version: int, by: User, **said: Any) -> IndicatorValue:
    """Correct what the indicator was in a year.

    Raises StaleEdit, Gone, ValidationError (the year has another value, among others).
    """
    return change(row, version=version, by=by, **said)
