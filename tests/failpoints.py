"""Failing at each statement in turn: what is not told to the database may not have happened at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


class Failed(Exception):
    """The failpoint was reached."""


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
