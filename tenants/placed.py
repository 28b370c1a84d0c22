"""Tasks that know their place: the envelope says where a task was published, and there it runs.

A workspace's role cannot publish but through a function of the database, which stamps its own name (docs/adr/0002): the
stamp is believed, the arguments are not.
"""

from contextlib import AbstractContextManager
from typing import Any, ClassVar

from celery import Task
from django.conf import settings
from django.db import transaction

from core.connection import bound_connection
from tenants.context import as_administrator, at_front_door, inside, over_region
from tenants.database.binding import WORKSPACE_SCHEMA
from tenants.models import Workspace

FRONT = "front"
SHARED = {"front": at_front_door, "region": over_region, "admin": as_administrator}


class NoPlace(Exception):
    """A task was published or received without a place, or from one that it is not for."""


class PlacedTask(Task):  # type: ignore[type-arg]  # not generic when it runs
    """The base of every task: opens the place before the body runs, and closes it after.

    A task runs where it was published: inside the workspace, or at the front door. With `door` ("front", "region" or
    "admin") it runs at that door, and workspaces may ask for it only if it says `asked_by_workspaces`. It may run twice.
    """

    abstract = True
    door: ClassVar[str] = ""
    asked_by_workspaces: ClassVar[bool] = False

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the body in its place.

        Raises NoPlace.
        """
        with self._opened(self._stamp()):
            return self.run(*args, **kwargs)

    def apply_async(  # type: ignore[override]  # celery's own are many, and are passed on
        self, args: Any = None, kwargs: Any = None, **options: Any
    ) -> Any:
        """Publish with the transaction that is open; a broker elsewhere hears of it when that is committed.

        Raises NoPlace outside any place.
        """
        headers = dict(options.pop("headers", None) or {})
        if bound_connection().wanted is not None:
            headers["place"] = bound_connection().place
        elif headers.get("place") != FRONT:
            raise NoPlace(f"{self.name} was published outside any place")
        options["headers"] = headers
        if in_the_database() or not transaction.get_connection().in_atomic_block:
            return super().apply_async(args, kwargs, **options)
        transaction.on_commit(
            lambda: super(PlacedTask, self).apply_async(args, kwargs, **options), robust=True
        )
        return None

    def _stamp(self) -> str:
        request = self.request
        stamp = request.get("place") or (request.get("headers") or {}).get("place")
        if not stamp:
            raise NoPlace(f"{self.name} came without a place")
        return str(stamp)

    def _opened(self, stamp: str) -> AbstractContextManager[Any]:
        from_workspace = WORKSPACE_SCHEMA.match(stamp) is not None
        if not from_workspace and stamp != FRONT:
            raise NoPlace(f"{self.name} came from {stamp!r}, which is no place")
        if self.door:
            if from_workspace and not self.asked_by_workspaces:
                raise NoPlace(f"{self.name} is not for a workspace to ask")
            return SHARED[self.door]()
        return inside(_workspace(stamp)) if from_workspace else at_front_door()


def in_the_database() -> bool:
    """Tell whether the queue lies in our own PostgreSQL."""
    return str(settings.CELERY_BROKER_URL).startswith("pgmq:")


def _workspace(schema: str) -> Workspace:
    with at_front_door():
        found = Workspace.objects.filter(schema_name=schema, closed_at=None).first()
    if found is None:
        raise NoPlace(f"There is no open workspace {schema}")
    return found
