"""Addresses inside a workspace as they are kept: without the language, which whoever follows them brings."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def path_in_workspace(name: str, *args: object) -> str:
    """Return the path of a workspace's page, wherever it is asked: at the front door and in the worker too."""
    with override("en"):
        return reverse(name, urlconf=settings.WORKSPACE_URLCONF, args=args).removeprefix("/en")
