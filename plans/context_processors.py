"""What the frame of a workspace's pages shows of the plan: the bell, and where one searches."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from plans.models import Notice


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give templates `bell` and `search_url`, for members; the bell is asked only where a page shows it."""
    member = getattr(request, "member", None)
    if member is None or getattr(request, "workspace", None) is None:
        return {}
    try:
        notices, search = reverse("plans:notices"), reverse("plans:search")
    except NoReverseMatch:  # a host that serves something else
        return {}
    unread = Notice.objects.filter(user_id=member.user_id, read_at=None)
    return {
        "bell": {"url": notices, "count": SimpleLazyObject(unread.count)},
        "search_url": search,
    }
