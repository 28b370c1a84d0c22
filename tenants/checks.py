"""System checks of the tenancy."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register


@register()
def caches_know_their_place(**_kwargs: Any) -> list[Error]:
    """Every cache alias must keep places apart."""
    return [
        Error(
            f"The cache “{alias}” does not keep workspaces apart.",
            hint="Set KEY_FUNCTION.",
            id="tenants.E001",
        )
        for alias, cache in settings.CACHES.items()
        if cache.get("KEY_FUNCTION") != "tenants.cache.key_of_place"
    ]
