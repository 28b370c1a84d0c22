"""The day it is in Finland."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return this moment, aware."""
    return timezone.now()


def today() -> date:
    """Return the day in Helsinki, whatever the day is in UTC."""
    return timezone.localdate()
