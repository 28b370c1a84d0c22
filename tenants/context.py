"""The doors: into one workspace, to the front door, over the region, to the administrator's desk.

Nothing lazy may leave an `inside` block: a queryset asked outside would be asked of whoever is bound then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from core.connection import bound_connection
from tenants.database.binding import Binding, shared_binding, workspace_binding

if TYPE_CHECKING:
    from tenants.models import Workspace


class NoWorkspace(Exception):
    """A workspace's data was asked for outside any."""


@contextmanager
def _bound(binding: Binding | None, workspace: "Workspace | None" = None) -> Iterator[None]:
    before, tenant = bound_connection().wanted, bound_connection().tenant
    bound_connection().bind(binding, tenant=workspace)
    try:
        yield
    finally:
        bound_connection().bind(before, tenant=tenant)


@contextmanager
def inside(workspace: "Workspace") -> Iterator["Workspace"]:
    """Read and write one workspace's own tables until the block ends."""
    with _bound(workspace_binding(workspace.schema_name), workspace):
        yield workspace


@contextmanager
def at_front_door() -> Iterator[None]:
    """Act as the front door: people, sessions, memberships; no workspace's tables and no reports."""
    with _bound(shared_binding("front")):
        yield


@contextmanager
def over_region() -> Iterator[None]:
    """Act as the regional layer: what was sent, and nothing else."""
    with _bound(shared_binding("region")):
        yield


@contextmanager
def as_administrator() -> Iterator[None]:
    """Act as the platform's administrator: opens workspaces, keeps the register; reads no workspace."""
    with _bound(shared_binding("admin")):
        yield


@contextmanager
def nowhere() -> Iterator[None]:
    """Close every door until the block ends."""
    with _bound(None):
        yield


def current_workspace() -> "Workspace":
    """Return the workspace that is open.

    Raises NoWorkspace.
    """
    workspace: Workspace | None = bound_connection().tenant
    if workspace is None or not bound_connection().in_workspace:
        raise NoWorkspace
    return workspace
