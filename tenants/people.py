"""Who the person behind a request is, here."""

from tenants.backends import MEMBER_HERE
from tenants.models import Membership, Officer
from tenants.requests import Request


def member_of(request: Request) -> Membership | None:
    """Return the person's membership of this host's workspace, valid today."""
    workspace = request.workspace
    if workspace is None or not request.user.is_authenticated:
        return None
    here: Membership | None = getattr(request.user, MEMBER_HERE, None)
    if here is not None and here.workspace_id == workspace.pk:
        return here
    found: Membership | None = (
        Membership.objects.valid()
        .filter(workspace=workspace, user_id=request.user.pk)
        .select_related("user")
        .first()
    )
    return found


def officer_of(request: Request, authority: str) -> Officer | None:
    """Return the person's office at the authority, valid today."""
    if not authority or not request.user.is_authenticated:
        return None
    found: Officer | None = (
        Officer.objects.valid()
        .filter(authority_id=authority, user_id=request.user.pk)
        .select_related("user", "authority")
        .first()
    )
    return found
