"""Failing at each statement in turn, and dying there."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection


class Failed(OperationalError):
    """The failpoint was reached: as if the connection had been lost."""


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the statements of a block as they are sent."""
    sent: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield sent


@contextmanager
def failing_at(point: int, *, after: bool) -> Iterator[None]:
    """Raise Failed before or after the statement with this number, counted from 0 through the block."""
    count = -1

    def fail(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if count == point and not after:
            raise Failed(sql)
        result = execute(sql, params, many, context)
        if count == point:
            raise Failed(sql)
        return result

    with connection.execute_wrapper(fail):
        yield


def killed_at(point: int | str, act: Callable[[], object]) -> bool:
    """Run `act` in a process of its own that is killed before the statement with this number, or "before" or "after commit".

    Return whether it came so far. The commit is the outermost transaction's.
    """
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            with _deadly(point):
                act()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@contextmanager
def _deadly(point: int | str) -> Iterator[None]:
    count, commit = -1, connection.commit

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if count == point:
            die()
        return execute(sql, params, many, context)

    def last() -> None:
        if point == "before commit":
            die()
        commit()
        if point == "after commit":
            die()

    connection.commit = last  # type: ignore[method-assign]  # of this process alone, which dies
    with connection.execute_wrapper(note):
        yield
