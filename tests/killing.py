"""Killing a process at each statement in turn: what was not committed has not happened, and what was has.

`tests.cutting` is quicker and compares more; here the end is real: a process of its own, its own connection, SIGKILL.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

Act = Callable[[], object]


def killed_at(point: int | str, act: Act) -> bool:
    """Run `act` in a process that is killed before the statement with this number, "before commit" or "after commit".

    Return whether it came so far. The commit is that of the outermost transaction.
    """
    connection.close()  # it is not for two processes
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
    sent, commit = -1, connection.commit

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def send(execute: Any, statement: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal sent
        sent += 1
        if sent == point:
            die()
        return execute(statement, params, many, context)

    def last() -> None:
        if point == "before commit":
            die()
        commit()
        if point == "after commit":
            die()

    connection.commit = last  # type: ignore[method-assign]  # in a process that does nothing else
    with connection.execute_wrapper(send):
        yield
