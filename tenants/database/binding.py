"""Names of roles and schemas, and what a connection can be bound to."""

import re
from dataclasses import dataclass

from django.conf import settings

WORKSPACE_SCHEMA = re.compile(r"\A(m[0-9]{3}|j[0-9]{1,6})\Z")
OWN_SCHEMA = re.compile(r"\A(public|template|spare_[0-9]{1,6}|m[0-9]{3}|j[0-9]{1,6})\Z")


class Unbound(Exception):
    """A query was tried on a connection that is bound to no workspace and no shared role."""


class WrongSchema(ValueError):
    """A name that is no workspace's schema."""


def role(name: str) -> str:
    """Return the full name of one of our roles: `kp_front`, `kp_m049`."""
    return f"{settings.DATABASE_ROLE_PREFIX}_{name}"


@dataclass(frozen=True, slots=True)
class Binding:
    """A role, and the schema that comes before the shared one in the path."""

    role: str
    schema: str | None = None

    @property
    def place(self) -> str:
        """What sessions, caches and signatures are kept apart by: `m049`, or `front`."""
        return self.schema or "front"

    def sql(self) -> bytes:
        """Return the statements that bind a connection; every name was checked against a pattern."""
        path = f"{self.schema}, public" if self.schema else "public"
        return f'SET ROLE "{self.role}"; SET search_path = {path}'.encode()


def workspace_binding(schema: str) -> Binding:
    """Bind to one workspace.

    Raises WrongSchema.
    """
    if not WORKSPACE_SCHEMA.match(schema):
        raise WrongSchema(schema)
    return Binding(role(schema), schema)


def shared_binding(name: str) -> Binding:
    """Bind to one of the shared roles: front, region or admin."""
    if name not in {"front", "region", "admin"}:
        raise WrongSchema(name)
    return Binding(role(name))


def owner_binding(schema: str) -> Binding:
    """Bind to the owner, who changes schemas.

    Raises WrongSchema.
    """
    if not OWN_SCHEMA.match(schema):
        raise WrongSchema(schema)
    return Binding(role("owner"), None if schema == "public" else schema)
