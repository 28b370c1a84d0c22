"""Talking with whoever sits at the terminal, and hearing when they have had enough."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked us to stop: with Ctrl-C, by SIGTERM, or by closing the terminal."""


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """Print a line beside the output proper."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn the first request to stop into Stopped; what then cleans up is not interrupted by a second one."""
    before = {kind: signal.signal(kind, _stop) for kind in STOPS}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def hear_no_more() -> None:
    """Let requests to stop pass by: it is happening already."""
    for kind in STOPS:
        signal.signal(kind, _nothing)  # not SIG_IGN, which children would inherit


def _stop(_number: int, _frame: FrameType | None) -> None:
    hear_no_more()
    raise Stopped


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Do nothing."""
