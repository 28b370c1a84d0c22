"""Writing the trail."""

from typing import Any

from django.db import models

from audit.events import Event
from audit.models import SharedEvent
from audit.workspace.models import WorkspaceEvent
from core.connection import bound_connection


def trail_here() -> type[Event]:
    """Return the trail of the place that is open now: the workspace's own, or the shared one."""
    return WorkspaceEvent if bound_connection().in_workspace else SharedEvent


def record(verb: str, thing: models.Model | None = None, *, by: Any = None, **detail: Any) -> Event:
    """Add one event where it happens, in the transaction in which it happens.

    `verb` is dotted ("measure.changed"); `by` is a person (with pk and a name), or None for the service itself.
    """
    return trail_here()._default_manager.create(
        verb=verb,
        actor_id=getattr(by, "pk", None),
        actor_name=str(by)[:120] if by is not None else "",
        object_type=thing._meta.label_lower if thing is not None else "",
        object_id=str(thing.pk) if thing is not None else "",
        object_name=str(thing)[:200] if thing is not None else "",
        detail=detail,
    )
