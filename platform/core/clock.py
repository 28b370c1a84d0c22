"""The moment it is, and the day it is in Finland."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("moment", default=None)


class NotTheDemo(RuntimeError):
    """Somebody tried to move the clock of a service that is no demo."""


def now() -> datetime:
    """Return this moment, aware."""
    return _told.get() or timezone.now()


def today() -> date:
    """Return the day in Helsinki, whatever the day is in UTC."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be an earlier moment until the block ends, so that a demo made in a minute has a history.

    Raises NotTheDemo wherever DEMO is not set: there, when something was received is when it was received.
    """
    if not settings.DEMO:
        raise NotTheDemo
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
