"""Keys for programs: hashed, bound to a place and to scopes, and ending."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from knox.auth import TokenAuthentication as HashedTokens
from knox.crypto import hash_token
from knox.models import get_token_model
from knox.settings import CONSTANTS
from rest_framework.exceptions import AuthenticationFailed

from core.connection import bound_connection


class TokenAuthentication(HashedTokens):  # type: ignore[misc]  # knox has no types
    """Accepts a key at the place that it was made for, and nowhere else.

    At a workspace's host that is the workspace, at the front door the authority in the address.
    """

    def authenticate(self, request: Any) -> tuple[Any, Any] | None:
        self.authority = str(request.parser_context["kwargs"].get("authority", ""))
        found: tuple[Any, Any] | None = super().authenticate(request)
        return found

    def authenticate_credentials(self, token: bytes) -> tuple[Any, Any]:
        text = token.decode("utf-8", errors="replace")
        here = bound_connection()
        keys = get_token_model().objects.filter(
            token_key=text[: CONSTANTS.TOKEN_KEY_LENGTH].replace("\x00", ""),
            digest=hash_token(text),
            place=here.place if here.in_workspace else self.authority,
            revoked_at=None,
            expiry__gt=timezone.now(),
        )
        key = keys.select_related("user").first()
        if key is None:
            raise AuthenticationFailed(
                _("This key is not valid here. Make a new one on the page for API keys.")
            )
        return self.validate_user(key)  # type: ignore[no-any-return]  # or refuses somebody inactive
