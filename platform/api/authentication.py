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

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


class TokenAuthentication(HashedTokens):  # type: ignore[misc]  # knox has no types
    """Accepts a key at the place that it was made for, and nowhere else."""

    def authenticate(self, request: Any) -> tuple[Any, Any] | None:
        found: tuple[Any, Any] | None = super().authenticate(request)
        if found is not None:
            _user, key = found
            needed = "write" if request.method in UNSAFE else "read"
            if needed not in key.scopes:
                raise AuthenticationFailed(
                    _("This key may not do that: it lacks the scope “%(scope)s”.")
                    % {"scope": needed}
                )
        return found

    def authenticate_credentials(self, token: bytes) -> tuple[Any, Any]:
        text = token.decode("utf-8", errors="replace")
        digest = hash_token(text)
        keys = get_token_model().objects.filter(
            token_key=text[: CONSTANTS.TOKEN_KEY_LENGTH],
            digest=digest,
            place=bound_connection().place,
            revoked_at=None,
            expiry__gt=timezone.now(),
        )
        key = keys.select_related("user").first()
        if key is None:
            raise AuthenticationFailed(
                _("This key is not valid here. Make a new one on the page for API keys.")
            )
        return key.user, self.validate_user(key)[1]
