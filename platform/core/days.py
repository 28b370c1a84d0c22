"""Finnish working days and months of the calendar."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays
from django.utils import timezone

DAY = timedelta(days=1)
SATURDAY = 5


@cache
def _holidays(year: int) -> frozenset[date]:
    """Return the public holidays with Midsummer Eve and Christmas Eve."""
    return frozenset(holidays.country_holidays("FI", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def next_working_day(day: date) -> date:
    """Return the day, or the first working day after it (Act 150/1930, section 5)."""
    while not is_working_day(day):
        day += DAY
    return day


def last_working_day(day: date) -> date:
    """Return the day, or the last working day before it."""
    while not is_working_day(day):
        day -= DAY
    return day


def plus_months(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(moment: datetime) -> date:
    """Return the day in Helsinki on which a moment is."""
    return timezone.localtime(moment).date()


def end_of(day: date) -> datetime:
    """Return the moment at which the day is over in Helsinki."""
    return timezone.make_aware(datetime.combine(day + DAY, time.min))
