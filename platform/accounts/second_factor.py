"""Whether a person has more than a password."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def second_factor_missing(user: Any) -> bool:
    """Tell whether the person must still set up a second factor. Asked at the front door, which alone may read of them."""
    if not getattr(settings, "SECOND_FACTOR_REQUIRED", True):
        return False
    return not Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()
