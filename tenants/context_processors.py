"""What every page knows of the place it is in."""

from django.conf import settings
from django.http import HttpRequest


def place(request: HttpRequest) -> dict[str, object]:
    """Give templates the workspace and the person's membership; asks the database nothing."""
    return {
        "workspace": getattr(request, "workspace", None),
        "member": getattr(request, "member", None),
        "officer": getattr(request, "officer", None),
        "base_host": settings.BASE_HOST,
    }
