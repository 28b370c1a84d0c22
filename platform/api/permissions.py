"""The API asks the same rights as the pages do."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from api.errors import Problem
from core.access import Access, Who, access_of

Handler = TypeVar("Handler", bound=Callable[..., Any])


def scope(name: str) -> Callable[[Handler], Handler]:
    """Say which scope a key needs for this; without it, “read” for reading and “write” for the rest."""

    def mark(handler: Handler) -> Handler:
        handler.scope = name  # type: ignore[attr-defined]  # a function takes attributes
        return handler

    return mark


def access_for(view: Any, method: str) -> Access | None:
    """Return what a view declares for a method: the handler's own, the view's `writing`, or that of the whole view."""
    own = access_of(getattr(view, method.lower(), None))
    if own is None and method not in SAFE_METHODS:
        own = getattr(view, "writing", None)
    return own or access_of(view)


def scope_for(view: Any, method: str) -> str:
    """Return the scope that a key needs for a method."""
    usual = "read" if method in SAFE_METHODS else "write"
    return str(getattr(getattr(view, method.lower(), None), "scope", usual))


class DeclaredAccess(BasePermission):
    """Lets a request through when it satisfies what the view declares; a view that declares nothing is refused."""

    def has_permission(self, request: Request, view: Any) -> bool:
        access = access_for(view, request.method or "")
        if access is None:
            return False
        if access.who is Who.ANYONE:
            return True
        if not getattr(request.user, "is_active", False):
            return False
        _ask_scope(request, scope_for(view, request.method or ""))
        if access.who is Who.SIGNED_IN:
            return True
        who = getattr(request, access.who.name.lower(), None)
        return who is not None and (access.rule is None or access.rule(who))


def _ask_scope(request: Request, needed: str) -> None:
    key = request.auth
    if key is not None and needed not in getattr(key, "scopes", ()):
        raise Problem(
            403,
            "insufficient_scope",
            _("This key may not do that: it lacks the scope “%(scope)s”.") % {"scope": needed},
            scope=needed,
        )
