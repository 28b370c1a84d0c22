"""The API asks the same rights as the pages do."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from core.access import Who, access_of


class DeclaredAccess(BasePermission):
    """Lets a request through when it satisfies what the view declares; a view that declares nothing is refused."""

    def has_permission(self, request: Request, view: Any) -> bool:
        access = access_of(view)
        if access is None:
            return False
        if access.who is Who.ANYONE:
            return True
        if not getattr(request.user, "is_active", False):
            return False
        if access.who is Who.SIGNED_IN:
            return True
        who = getattr(request, access.who.name.lower(), None) or getattr(
            getattr(request, "_request", None), access.who.name.lower(), None
        )
        return who is not None and (access.rule is None or access.rule(who))
