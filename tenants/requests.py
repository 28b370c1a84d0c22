"""A request as `tenants.middleware` hands it on, for the type checker: at runtime it is Django's own."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from accounts.models import User
    from tenants.models import Membership, Officer, Workspace


class Request(HttpRequest):
    """A request at any host: `workspace` is None at the front door."""

    htmx: "HtmxDetails"
    workspace: "Workspace | None"


class PersonRequest(Request):
    """A request of somebody signed in, as `@signed_in` and `@administrator` let through."""

    user: "User"


class MemberRequest(PersonRequest):
    """A request at a workspace's host, of one of its members, as `@member` lets through."""

    workspace: "Workspace"
    member: "Membership"


class OfficerRequest(PersonRequest):
    """A request at the front door, of an authority's officer, as `@officer` lets through."""

    officer: "Officer"
