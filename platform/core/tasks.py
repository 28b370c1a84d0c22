"""How a module says what the worker does for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from celery import shared_task

if TYPE_CHECKING:
    from celery import Task

P = ParamSpec("P")
R = TypeVar("R")


def task(
    name: str, *, door: str = "", asked_by_workspaces: bool = False
) -> "Callable[[Callable[P, R]], Task[P, R]]":
    """Make a function a task, which may run twice; `name` is "module.verb_thing".

    It runs where it was published, inside a workspace or at the front door, unless `door` says "front", "region" or "admin".
    Then workspaces may publish it only if they may ask (`tenants.placed`).
    """
    make: Callable[[Callable[P, R]], Task[P, R]] = shared_task(
        name=name, door=door, asked_by_workspaces=asked_by_workspaces
    )  # type: ignore[call-overload]  # the stubs do not know that options become attributes
    return make
