"""Writing the trail."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from audit.events import Event
from audit.models import SharedEvent
from audit.workspace.models import WorkspaceEvent
from core.connection import bound_connection


def trail_here() -> type[Event]:
    """Return the trail of the place that is open now: the workspace's own, or the shared one."""
    return WorkspaceEvent if bound_connection().in_workspace else SharedEvent


def record_each(
    verb: str, things: Iterable[tuple[models.Model, dict[str, Any]]], *, by: Any
) -> None:
    """Add one event for each of many things of one act, in one statement; each comes with its detail."""
    trail = trail_here()
    trail._default_manager.bulk_create(
        _event(trail, verb, thing, by, told) for thing, told in things
    )


def record(verb: str, thing: models.Model | None = None, *, by: Any = None, **detail: Any) -> Event:
    """Add one event where it happens, in the transaction in which it happens.

    `verb` is dotted ("measure.changed"); `by` is a person (with pk and a name), or None for the service itself.
    """
    event = _event(trail_here(), verb, thing, by, detail)
    event.save(force_insert=True)
    return event


def _event(
    trail: type[Event], verb: str, thing: models.Model | None, by: Any, detail: dict[str, Any]
) -> Event:
    return trail(
        verb=verb,
        actor_id=getattr(by, "pk", None),
        actor_name=str(by)[:120] if by is not None else "",
        object_type=thing._meta.label_lower if thing is not None else "",
        object_id=str(thing.pk) if thing is not None else "",
        object_name=str(thing)[:200] if thing is not None else "",
        detail=detail,
    )
