"""Which place a host name leads to."""

from dataclasses import dataclass
from time import monotonic

from django.conf import settings

from tenants.context import at_front_door
from tenants.models import Domain, Workspace

SECONDS = 30.0


@dataclass(slots=True)
class _Known:
    workspace: Workspace | None
    until: float


_known: dict[str, _Known] = {}


def forget_hosts() -> None:
    """Forget what is known of host names: a workspace was opened, closed or renamed."""
    _known.clear()


def is_front_door(host: str) -> bool:
    return host in {settings.BASE_HOST, "testserver", "127.0.0.1", "localhost"}


def workspace_at(host: str) -> Workspace | None:
    """Return the workspace of a host name, exactly as written in lower case; None where there is none.

    Known names are kept for half a minute; unknown ones are always asked, so that nobody can fill the memory with them.
    """
    known = _known.get(host)
    if known is not None and known.until > monotonic():
        return known.workspace
    with at_front_door():
        domain = (
            Domain.objects.select_related("tenant")
            .filter(domain=host, tenant__closed_at=None)
            .first()
        )
    if domain is None:
        _known.pop(host, None)
        return None
    _known[host] = _Known(domain.tenant, monotonic() + SECONDS)
    workspace: Workspace = domain.tenant
    return workspace
