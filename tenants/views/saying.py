"""What is done with an invitation from several pages, and said of it."""

from django.contrib import messages
from django.utils.translation import gettext as _

from accounts.models import Invitation
from core.errors import Refusal
from register.models import Authority
from tenants.models import Workspace
from tenants.queries import pending_invitations
from tenants.requests import PersonRequest
from tenants.services import invite_again, revoke
from tenants.services.invitations import Destination


def on_its_way(address: object) -> str:
    return _("The invitation to %(address)s is on its way.") % {"address": address}


def send_again_and_say(request: PersonRequest, invitation: Invitation) -> None:
    """Send an invitation anew, and say so, or why not."""
    try:
        invite_again(invitation, by=request.user)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, on_its_way(invitation.email))


def withdraw_and_say(request: PersonRequest, invitation: Invitation) -> None:
    """Withdraw an invitation, and say so, or why not."""
    try:
        revoke(invitation, by=request.user)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        said = _("The invitation to %(address)s was withdrawn.")
        messages.success(request, said % {"address": invitation.email})


def listed_invitations(to: Workspace | Authority) -> list[Invitation]:
    """Return a place's open invitations, each with its role in words."""
    destination = Destination(to)
    found = list(pending_invitations(destination.place))
    for invitation in found:
        invitation.role_words = destination.role_words(invitation.role)  # type: ignore[attr-defined]  # for the page
    return found
