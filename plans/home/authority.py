"""Whom the municipality turns to: the regional authority that is competent for it on the day."""

from dataclasses import dataclass
from datetime import date

from register.models import Authority
from register.queries import competent_authority, predecessors_of
from tenants.models import Workspace


@dataclass(frozen=True, slots=True)
class Contact:
    """The competent authority by its name on the day, and whose work it took over."""

    authority: Authority
    predecessors: tuple[Authority, ...]


def contact_of(workspace: Workspace, *, on: date) -> Contact | None:
    """Return the authority that advises the municipality on integration; None for a joint area and in Åland."""
    if workspace.municipality_id is None:
        return None
    authority = competent_authority(workspace.municipality_id, on=on)
    if authority is None:
        return None
    return Contact(authority, tuple(predecessors_of(authority)))
