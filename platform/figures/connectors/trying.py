"""Asking as often as the service allows, and again when it was busy."""

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

from django.utils.translation import gettext as _

from core.clock import now
from figures.connectors.addresses import NotFound, Service
from figures.connectors.fetching import Bounds, NoReply, Reply, ask
from figures.errors import FiguresRefused, MalformedReply, TableGone

TRIES = 5
LONGEST_WAIT = 90.0  # more than that is left to the next night


class Redirected(FiguresRefused):
    """The service sends elsewhere. Nobody follows: where figures come from is said in the settings."""

    code = "redirected"

    def __init__(self, host: str, to: str) -> None:
        super().__init__(
            _(
                "%(host)s sends on to “%(to)s”, which was not followed. If that is right, change the settings."
            )
            % {"host": host, "to": to[:100]}
        )


class NotUnderstood(FiguresRefused):
    """The service refuses the question."""

    code = "not_understood"

    def __init__(self, host: str, status: int) -> None:
        super().__init__(
            _("%(host)s refused the question (HTTP %(status)s). The table may have changed.")
            % {"host": host, "status": status}
        )


class Busy(FiguresRefused):
    """The service has no time now. What was fetched is kept, and the rest is fetched later."""

    code = "service_busy"

    def __init__(self, host: str) -> None:
        super().__init__(
            _("%(host)s is busy. What has been fetched is kept, and the rest is fetched later.")
            % {"host": host}
        )


@dataclass
class Caller:
    """Asks one service: at most `calls` in `window` seconds, and again after a fault that may pass."""

    service: Service
    calls: int = 30
    window: float = 60.0
    bounds: Bounds = field(default_factory=Bounds)
    pause: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    made: deque[float] = field(default_factory=deque)

    def json(self, path: str, *, body: object = None, table: str = "") -> Any:
        """Ask, and return the reply as JSON.

        Raises FiguresRefused: TableGone, Redirected, NotUnderstood, Busy, NoReply, TooMuch, MalformedReply, NotAllowed.
        """
        for number in range(1, TRIES + 1):
            last = number == TRIES
            try:
                reply = self._once(path, body)
                if reply.status == 200:
                    return reply.json()
                wait = self._wait_after(reply, table)
                if last or wait > LONGEST_WAIT:
                    raise Busy(self.service.host)
            except (NoReply, NotFound, MalformedReply):
                if last:
                    raise
                wait = 0.0
            self.pause(wait or 2 ** (number - 1) + random.random())  # noqa: S311  no secret: only not all at once
        raise Busy(self.service.host)

    def _once(self, path: str, body: object) -> Reply:
        while self.made and self.made[0] <= self.clock() - self.window:
            self.made.popleft()
        if len(self.made) >= self.calls:
            self.pause(max(0.0, self.made[0] + self.window - self.clock()))
            self.made.popleft()
        self.made.append(self.clock())
        return ask(self.service, path, body=body, bounds=self.bounds)

    def _wait_after(self, reply: Reply, table: str) -> float:
        """Return how long to wait before the next try; 0 for as long as usual. Raises when there is no use in one."""
        if reply.status in {301, 302, 303, 307, 308}:
            raise Redirected(self.service.host, reply.headers.get("location", ""))
        if reply.status in {404, 410}:
            raise TableGone(table or self.service.host)
        if reply.status == 429:
            return seconds_of(reply.headers.get("retry-after", "")) or self.window
        if reply.status == 503:
            return seconds_of(reply.headers.get("retry-after", ""))
        if reply.status < 500:
            raise NotUnderstood(self.service.host, reply.status)
        return 0.0


def seconds_of(retry_after: str) -> float:
    """Return the seconds of a Retry-After header, a number or a date; 0 when it says nothing."""
    said = retry_after.strip()
    if said.isdigit():
        return float(said[:9])
    try:
        at = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return 0.0
    if at.tzinfo is None:
        return 0.0
    return max(0.0, (at - now()).total_seconds())
