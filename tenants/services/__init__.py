"""Opening workspaces; giving, changing and ending people's roles; inviting."""

from tenants.services.invitations import (
    accept,
    accept_as_new_person,
    invite,
    invite_again,
    open_invitation,
    revoke,
)
from tenants.services.roles import (
    LastCoordinator,
    appoint,
    change_role,
    end_role,
    grant_role,
)
from tenants.services.workspaces import WorkspaceExists, keep_spares_ready, open_workspace

__all__ = [
    "LastCoordinator",
    "WorkspaceExists",
    "accept",
    "accept_as_new_person",
    "appoint",
    "change_role",
    "end_role",
    "grant_role",
    "invite",
    "invite_again",
    "keep_spares_ready",
    "open_invitation",
    "open_workspace",
    "revoke",
]
